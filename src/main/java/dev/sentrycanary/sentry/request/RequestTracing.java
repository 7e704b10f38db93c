package dev.sentrycanary.sentry.request;

/**
 * Starts what traces a request; {@code tracing} fills it, so that this package need not know how.
 */
public interface RequestTracing {
    /** Called on the request's own context before anything else runs. */
    void begin(RequestState state);

    /** Called when it is known which resource serves the request. */
    void routed(RequestState state);
}
