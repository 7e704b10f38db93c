package dev.sentrycanary.sentry.request;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.RoutingContext;

/** Errors that only say that the caller has hung up: nothing here is broken, nobody waits. */
final class CallerGone {
    private CallerGone() {}

    static boolean is(RoutingContext routing, Throwable error) {
        if (!routing.response().closed()) {
            return false;
        }
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof HttpClosedException || cause instanceof StreamResetException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
