package dev.sentrycanary.sentry;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.Sentry;
import io.sentry.protocol.SentryId;

/** Captures what a request failed with, once, and tells the ids to whoever writes the answer. */
@ApplicationScoped
public class RequestErrors {
    /**
     * Captures {@code error} as unhandled, unless the current request has done so already.
     *
     * @return the ids of that one event, the same for every call with this error
     */
    public CapturedError capture(Throwable error) {
        SentryId id = Sentry.captureException(error);
        return new CapturedError(
                SentryId.EMPTY_ID.equals(id) ? null : id.toString(),
                Sentry.getCurrentScopes()
                        .getScope()
                        .getPropagationContext()
                        .getTraceId()
                        .toString());
    }
}
