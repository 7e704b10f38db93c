package dev.sentrycanary.inbox;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

/** Finds events together with what was sent of them. */
@Singleton
class EventLookup {
    private final Inbox inbox;

    EventLookup(Inbox inbox) {
        this.inbox = inbox;
    }

    /** The event with this id, with or without dashes. */
    Optional<StoredEvent> find(String id) {
        return inbox.find(id).flatMap(this::withEnvelope);
    }

    /** The attachments that belong to the event with this id, oldest first. */
    List<StoredEvent> attachments(String eventId) {
        return all().filter(e -> e.summary().kind() == Kind.ATTACHMENT)
                .filter(e -> eventId.equals(e.summary().eventId()))
                .flatMap(e -> withEnvelope(e).stream())
                .sorted(java.util.Comparator.comparingLong(e -> e.event().sequence()))
                .toList();
    }

    /** Everything, newest first. */
    Stream<InboxEvent> all() {
        return inbox.newestFirst(0, Long.MAX_VALUE);
    }

    /** Empty when it was dropped in the meantime. */
    Optional<StoredEvent> withEnvelope(InboxEvent event) {
        return inbox.envelope(event.envelope()).map(envelope -> new StoredEvent(event, envelope));
    }
}
