package dev.sentrycanary.sentry;

import java.time.Instant;
import java.util.Map;

/**
 * An event that the SDK kept.
 *
 * @param eventId 32 lower-case hex digits without dashes; what is no event has an id as {@link
 *     TelemetryIds} says
 * @param category Sentry's data category, for example {@code error}, {@code transaction}
 * @param tags the event's tags as they will be sent; for a log or metric its text attributes
 * @param at when the SDK kept it
 */
public record CapturedEvent(String eventId, String category, Map<String, String> tags, Instant at) {
    public CapturedEvent {
        tags = Map.copyOf(tags);
    }
}
