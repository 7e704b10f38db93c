package dev.sentrycanary.probe;

import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.sentry.Delivery;

/** Translates the words of the SDK and of the transport into causes. */
public final class DropReasons {
    private DropReasons() {}

    /** Sentry's discard reasons; one that is new to us is some processor's doing. */
    static Cause cause(String reason) {
        return switch (reason) {
            case "no_dsn" -> Cause.NO_DSN;
            case "sample_rate" -> Cause.SAMPLED_OUT;
            case "before_send" -> Cause.DROPPED_BY_BEFORE_SEND;
            case "ignored", "ignored_type" -> Cause.IGNORED_TYPE;
            case "duplicate" -> Cause.DUPLICATE;
            case "queue_overflow", "cache_overflow", "buffer_overflow" -> Cause.QUEUE_OVERFLOW;
            case "backpressure" -> Cause.BACKPRESSURE;
            case "ratelimit_backoff" -> Cause.RATE_LIMITED;
            case "network_error" -> Cause.CONNECTION_RESET;
            case "send_error" -> Cause.SERVER_ERROR;
            default -> Cause.DROPPED_BY_EVENT_PROCESSOR;
        };
    }

    /** The cause of an attempt to send that was not accepted. */
    public static Cause cause(Delivery.Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED ->
                    throw new IllegalArgumentException("An accepted envelope has no cause");
            case UNAUTHORIZED -> Cause.AUTH_REJECTED;
            case FORBIDDEN -> Cause.FORBIDDEN;
            case NOT_FOUND -> Cause.PROJECT_UNKNOWN;
            case TOO_LARGE -> Cause.PAYLOAD_TOO_LARGE;
            case RATE_LIMITED -> Cause.RATE_LIMITED;
            case REJECTED -> Cause.INVALID_PAYLOAD;
            case SERVER_ERROR -> Cause.SERVER_ERROR;
            case DNS -> Cause.DNS;
            case CONNECT -> Cause.CONNECT_REFUSED;
            case TLS -> Cause.TLS;
            case TIMEOUT -> Cause.TIMEOUT;
            case RESET -> Cause.CONNECTION_RESET;
            case QUEUE_OVERFLOW -> Cause.QUEUE_OVERFLOW;
        };
    }
}
