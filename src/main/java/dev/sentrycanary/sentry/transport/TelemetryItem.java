package dev.sentrycanary.sentry.transport;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One piece of telemetry in an envelope that is followed by an id.
 *
 * @param id 32 lower-case hex digits
 * @param category Sentry's data category, for example {@code error}
 * @param tags what the item itself bears; null where those of the capturing scope count
 */
record TelemetryItem(String id, String category, @Nullable Map<String, String> tags) {
    TelemetryItem {
        tags = tags == null ? null : Map.copyOf(tags);
    }
}
