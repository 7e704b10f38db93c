package dev.sentrycanary.sentry.transport;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

import dev.sentrycanary.sentry.Delivery.Outcome;

/** What an answer or a failure of the network means. */
public final class Outcomes {
    private Outcomes() {}

    /** Of an HTTP status. */
    public static Outcome of(int status) {
        return switch (status) {
            case 401 -> Outcome.UNAUTHORIZED;
            case 403 -> Outcome.FORBIDDEN;
            case 404 -> Outcome.NOT_FOUND;
            case 413 -> Outcome.TOO_LARGE;
            case 429 -> Outcome.RATE_LIMITED;
            default ->
                    status / 100 == 2
                            ? Outcome.ACCEPTED
                            : status / 100 == 5 ? Outcome.SERVER_ERROR : Outcome.REJECTED;
        };
    }

    /** Of a failure of the network. */
    public static Outcome of(IOException failure) {
        if (failure instanceof UnknownHostException) {
            return Outcome.DNS;
        }
        if (failure instanceof SocketTimeoutException) {
            return Outcome.TIMEOUT;
        }
        if (failure instanceof SSLException) {
            return Outcome.TLS;
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return Outcome.CONNECT;
        }
        return Outcome.RESET;
    }
}
