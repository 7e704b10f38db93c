package dev.sentrycanary.inbox;

import java.util.List;

import dev.sentrycanary.wire.Envelope;

/** What happens to an envelope between the ingest's answer and the store. */
@FunctionalInterface
public interface Intake {
    /**
     * Takes an envelope over.
     *
     * @return its events as far as they are stored already
     */
    List<InboxEvent> take(String project, Envelope envelope);
}
