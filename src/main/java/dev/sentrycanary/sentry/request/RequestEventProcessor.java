package dev.sentrycanary.sentry.request;

import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.Sentry;
import io.sentry.SentryBaseEvent;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.protocol.Response;
import io.sentry.protocol.SentryTransaction;
import org.jspecify.annotations.Nullable;

/** Adds to an event what is known of its request, at the moment when there is an event. */
final class RequestEventProcessor implements EventProcessor {
    private final RequestState state;
    private final RequestUser users;

    RequestEventProcessor(RequestState state, RequestUser users) {
        this.state = state;
        this.users = users;
    }

    @Override
    public @Nullable SentryEvent process(SentryEvent event, Hint hint) {
        if (state.ignored()) {
            return null;
        }
        if (event.getTransaction() == null) {
            event.setTransaction(RouteName.of(state).name());
        }
        describe(event);
        return event;
    }

    @Override
    public @Nullable SentryTransaction process(SentryTransaction transaction, Hint hint) {
        if (state.ignored()) {
            return null;
        }
        describe(transaction);
        return transaction;
    }

    private void describe(SentryBaseEvent event) {
        SentryOptions options = Sentry.getGlobalScope().getOptions();
        if (event.getRequest() == null) {
            event.setRequest(RequestDescription.of(state, options));
        }
        event.setUser(users.of(state.routing(), event.getUser(), options.isSendDefaultPii()));
        int status = state.status();
        if (status != 0 && event.getContexts().getResponse() == null) {
            Response response = new Response();
            response.setStatusCode(status);
            event.getContexts().setResponse(response);
        }
    }
}
