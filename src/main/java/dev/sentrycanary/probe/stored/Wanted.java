package dev.sentrycanary.probe.stored;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An event that should be stored by now.
 *
 * @param eventId 32 lower-case hex digits; for a check-in its check-in id
 * @param category Sentry's data category, for example {@code error}
 * @param traceId the trace that it belongs to, where known
 * @param monitor slug of the monitor, for a check-in
 * @param attachments names of the files that were sent with it, and their sizes in bytes
 */
record Wanted(
        String eventId,
        String category,
        @Nullable String traceId,
        @Nullable String monitor,
        Map<String, Long> attachments) {
    private static final List<String> EVENTS = List.of("error", "default", "transaction");

    Wanted {
        attachments = Map.copyOf(attachments);
    }

    /** Whether the API hands it out whole, by its event id. */
    boolean isEvent() {
        return EVENTS.contains(category) || category.equals("feedback");
    }
}
