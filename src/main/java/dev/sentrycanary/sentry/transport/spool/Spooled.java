package dev.sentrycanary.sentry.transport.spool;

import java.util.List;

/**
 * What is known of an envelope on disk without reading its body.
 *
 * @param eventIds ids of the events in it
 * @param itemTypes types of its items
 * @param capturedAt when it was captured, in milliseconds since 1970
 */
public record Spooled(List<String> eventIds, List<String> itemTypes, long capturedAt) {
    public Spooled {
        eventIds = List.copyOf(eventIds);
        itemTypes = List.copyOf(itemTypes);
    }
}
