package dev.sentrycanary.sentry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of one attempt to send one envelope. An envelope to which no answer came is kept and
 * sent again, as the same event; one that was answered is not, whatever the answer.
 *
 * @param eventIds ids of the events in the envelope, as in {@link CapturedEvent#eventId()}
 * @param itemTypes types of the items sent, for example {@code event}, {@code session}
 * @param outcome how the attempt ended
 * @param status the HTTP status, 0 when no answer came
 * @param detail what the ingest or the network said, without secrets
 * @param rateLimits the {@code X-Sentry-Rate-Limits} header, or {@code Retry-After} in seconds
 * @param took from the first byte sent to the end of the answer
 * @param at when the attempt ended
 * @param attempt which attempt this was; 0 when none was made
 * @param kept whether the envelope waits to be sent again
 * @param earlier how the envelope first failed, this time included; null if it never did
 */
public record Delivery(
        List<String> eventIds,
        List<String> itemTypes,
        Outcome outcome,
        int status,
        @Nullable String detail,
        @Nullable String rateLimits,
        Duration took,
        Instant at,
        int attempt,
        boolean kept,
        @Nullable Outcome earlier) {

    public Delivery {
        eventIds = List.copyOf(eventIds);
        itemTypes = List.copyOf(itemTypes);
    }

    /** The outcome of the one and only attempt. */
    public Delivery(
            List<String> eventIds,
            List<String> itemTypes,
            Outcome outcome,
            int status,
            @Nullable String detail,
            @Nullable String rateLimits,
            Duration took,
            Instant at) {
        this(
                eventIds,
                itemTypes,
                outcome,
                status,
                detail,
                rateLimits,
                took,
                at,
                status == 0 ? 0 : 1,
                false,
                null);
    }

    /** How an attempt to send ended. */
    public enum Outcome {
        /** The ingest answered 2xx. */
        ACCEPTED,
        /** 401: the key is missing or wrong. */
        UNAUTHORIZED,
        /** 403: the project or key is disabled, or the origin refused. */
        FORBIDDEN,
        /** 404: no such project or no ingest at this address. */
        NOT_FOUND,
        /** 413. */
        TOO_LARGE,
        /** 429, or held back because an earlier answer set a limit that still runs. */
        RATE_LIMITED,
        /** 400 or another 4xx. */
        REJECTED,
        /** 5xx. */
        SERVER_ERROR,
        /** The host name did not resolve. */
        DNS,
        /** The connection was refused or no route led there. */
        CONNECT,
        /** The TLS handshake failed. */
        TLS,
        /** No connection or no answer in time. */
        TIMEOUT,
        /** The connection broke after it stood. */
        RESET,
        /** The queue was full. */
        QUEUE_OVERFLOW
    }
}
