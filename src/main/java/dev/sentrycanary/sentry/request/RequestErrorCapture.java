package dev.sentrycanary.sentry.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.sentry.IScopes;
import io.sentry.ISpan;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.exception.ExceptionMechanismException;
import io.sentry.protocol.Mechanism;
import io.sentry.protocol.SentryId;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.sentry.CapturedError;
import dev.sentrycanary.sentry.ErrorCapture;

/**
 * Captures unhandled errors, each once per request. Behind a proxy, because filters are made before
 * configuration is there.
 */
@ApplicationScoped
public class RequestErrorCapture implements ErrorCapture {
    /** The mechanism of errors that Quarkus REST answered. */
    static final String REST = "quarkus-rest";

    /** The mechanism of errors in plain Vert.x routes. */
    static final String VERTX = "vertx";

    private final RequestConfig config;

    @Inject
    RequestErrorCapture(RequestConfig config) {
        this.config = config;
    }

    @Override
    public CapturedError capture(Throwable error, int status) {
        RequestState state = RequestState.current();
        if (state == null) {
            return send(error, REST);
        }
        state.status(status);
        return once(state, error);
    }

    /** The answer to {@code thrown} has this status, by a mapper or for want of one. */
    void answered(RequestState state, Throwable thrown, int status) {
        state.status(status);
        if (status >= 500 || (config.captureClientErrors() && status >= 400)) {
            once(state, thrown);
        }
    }

    private static CapturedError once(RequestState state, Throwable error) {
        synchronized (state) {
            CapturedError known = state.captured(error);
            if (known != null) {
                return known;
            }
            CapturedError captured =
                    CallerGone.is(state.routing(), error)
                            ? new CapturedError(null, trace(Sentry.getCurrentScopes()).toString())
                            : send(error, state.rest() != null ? REST : VERTX);
            state.captured(error, captured);
            return captured;
        }
    }

    /** Captures {@code error} as unhandled with the current scopes. */
    public static CapturedError send(Throwable error, String mechanism) {
        IScopes scopes = Sentry.getCurrentScopes();
        Mechanism how = new Mechanism();
        how.setType(mechanism);
        how.setHandled(false);
        SentryEvent event =
                new SentryEvent(
                        new ExceptionMechanismException(how, error, Thread.currentThread()));
        if (level(scopes) == null) {
            event.setLevel(SentryLevel.ERROR);
        }
        SentryId id = scopes.captureEvent(event);
        return new CapturedError(
                SentryId.EMPTY_ID.equals(id) ? null : id.toString(), trace(scopes).toString());
    }

    private static @Nullable SentryLevel level(IScopes scopes) {
        SentryLevel level = scopes.getScope().getLevel();
        return level != null ? level : scopes.getIsolationScope().getLevel();
    }

    private static SentryId trace(IScopes scopes) {
        ISpan span = scopes.getSpan();
        return span != null && !span.isNoOp()
                ? span.getSpanContext().getTraceId()
                : scopes.getIsolationScope().getPropagationContext().getTraceId();
    }
}
