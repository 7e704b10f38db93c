package dev.sentrycanary.sentry;

/** Captures an error once for the request in which it is called; {@link RequestErrors} asks it. */
public interface ErrorCapture {
    /**
     * Captures {@code error} as unhandled, or tells the ids of the capture that was made before.
     */
    CapturedError capture(Throwable error);
}
