package dev.sentrycanary.sentry;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An event that never left the SDK.
 *
 * @param eventId its id where the SDK still knew one
 * @param category Sentry's data category, for example {@code error}, {@code transaction}
 * @param reason Sentry's discard reason, for example {@code sample_rate}, {@code before_send}
 * @param tags the tags of the event, or of the scope in which it was dropped
 * @param at when it was dropped
 */
public record DroppedEvent(
        @Nullable String eventId,
        String category,
        String reason,
        Map<String, String> tags,
        Instant at) {
    public DroppedEvent {
        tags = Map.copyOf(tags);
    }
}
