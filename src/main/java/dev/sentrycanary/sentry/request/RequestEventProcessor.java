package dev.sentrycanary.sentry.request;

import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.Sentry;
import io.sentry.SentryBaseEvent;
import io.sentry.SentryEvent;
import io.sentry.protocol.Response;
import io.sentry.protocol.SentryTransaction;
import org.jspecify.annotations.Nullable;

/** Adds to an event what is known of its request, at the moment when there is an event. */
final class RequestEventProcessor implements EventProcessor {
    private final RequestState state;

    RequestEventProcessor(RequestState state) {
        this.state = state;
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
        if (event.getRequest() == null) {
            event.setRequest(RequestDescription.of(state, Sentry.getGlobalScope().getOptions()));
        }
        int status = state.status();
        if (status != 0 && event.getContexts().getResponse() == null) {
            Response response = new Response();
            response.setStatusCode(status);
            event.getContexts().setResponse(response);
        }
    }
}
