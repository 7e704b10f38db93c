package dev.sentrycanary.sentry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Captures what a request failed with, once, and tells the ids to whoever writes the answer. */
@ApplicationScoped
public class RequestErrors {
    private final ErrorCapture capture;

    @Inject
    RequestErrors(ErrorCapture capture) {
        this.capture = capture;
    }

    /**
     * Captures {@code error} as unhandled, unless the current request has done so already. What the
     * caller set on the current scope before (level, fingerprint, contexts) is part of the event.
     *
     * @return the ids of that one event, the same for every call with this error
     */
    public CapturedError capture(Throwable error) {
        return capture(error, 0);
    }

    /**
     * The same for a mapper that knows how it will answer.
     *
     * @param status HTTP status of that answer
     */
    public CapturedError capture(Throwable error, int status) {
        return capture.capture(error, status);
    }
}
