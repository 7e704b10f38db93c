package dev.sentrycanary.sentry;

/** Captures an error once for the request in which it is called; {@link RequestErrors} asks it. */
public interface ErrorCapture {
    /**
     * Captures {@code error} as unhandled, or tells the ids of the capture that was made before.
     *
     * @param status HTTP status that the answer will have, 0 while it is not known
     */
    CapturedError capture(Throwable error, int status);
}
