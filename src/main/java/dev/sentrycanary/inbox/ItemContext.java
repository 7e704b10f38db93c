package dev.sentrycanary.inbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sentrycanary.wire.Envelope;
import dev.sentrycanary.wire.EnvelopeItem;

/**
 * An item and where it stands.
 *
 * @param envelope the envelope
 * @param item one of its items
 * @param index its place, from 0
 */
record ItemContext(Envelope envelope, EnvelopeItem item, int index) {
    /** A summary that knows already what the envelope's header says. */
    Draft draft() {
        Draft draft = new Draft(item, index);
        draft.eventId = envelope.eventId();
        draft.id = draft.isEvent() ? draft.eventId : null;
        ObjectNode headers = envelope.headers();
        draft.sdk(headers.path("sdk"));
        return draft;
    }
}
