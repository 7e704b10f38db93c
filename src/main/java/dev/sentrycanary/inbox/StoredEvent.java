package dev.sentrycanary.inbox;

import dev.sentrycanary.wire.EnvelopeItem;

/**
 * An event together with the envelope that brought it.
 *
 * @param event the event
 * @param envelope its envelope
 */
public record StoredEvent(InboxEvent event, StoredEnvelope envelope) {
    /** The item with the whole payload. */
    public EnvelopeItem item() {
        return envelope.envelope().items().get(event.summary().item());
    }
}
