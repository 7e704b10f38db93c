package dev.sentrycanary.inbox;

import java.time.Instant;
import java.util.List;

import dev.sentrycanary.wire.Envelope;

/**
 * An envelope in the inbox.
 *
 * @param sequence counts all envelopes of the inbox, from 1, in the order of arrival
 * @param project the project id of the address that it was sent to
 * @param receivedAt when the inbox got it
 * @param envelope what was sent
 * @param events what can be read off it; an event that is there already is not listed again
 */
public record StoredEnvelope(
        long sequence,
        String project,
        Instant receivedAt,
        Envelope envelope,
        List<InboxEvent> events) {
    private static final int OVERHEAD = 1024;

    public StoredEnvelope {
        events = List.copyOf(events);
    }

    /** Bytes that it is taken to occupy: the body, and a flat sum for what was read off it. */
    long weight() {
        return envelope.raw().length() + OVERHEAD * (1L + events.size());
    }
}
