package dev.sentrycanary.web.view;

import org.jspecify.annotations.Nullable;

/**
 * A span as the waterfall needs it, from whichever protocol it came.
 *
 * @param id span id
 * @param parent id of the span that it ran in, or null
 * @param op operation, for example {@code db}, may be empty
 * @param description what it did, may be empty
 * @param start seconds since the epoch
 * @param end seconds since the epoch
 * @param status as sent, may be empty
 * @param segment whether it is the first span of its service
 * @param event id of the event that brought it
 */
public record Span(
        String id,
        @Nullable String parent,
        String op,
        String description,
        double start,
        double end,
        String status,
        boolean segment,
        String event) {

    /** Whether it ended badly, by the names of Sentry and of OpenTelemetry. */
    public boolean failed() {
        return !status.isEmpty() && !status.equals("ok") && !status.equals("unset");
    }

    double millis() {
        return (end - start) * 1000;
    }
}
