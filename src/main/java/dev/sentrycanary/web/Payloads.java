package dev.sentrycanary.web;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import dev.sentrycanary.inbox.Inbox;
import dev.sentrycanary.inbox.InboxEvent;
import dev.sentrycanary.inbox.Kind;
import dev.sentrycanary.inbox.StoredEnvelope;
import dev.sentrycanary.wire.EnvelopeItem;
import dev.sentrycanary.wire.OldNames;
import dev.sentrycanary.wire.WireException;
import dev.sentrycanary.wire.WireJson;

/** Reads the whole payload of an event, as long as the inbox holds it. */
@Singleton
class Payloads {
    private final Inbox inbox;

    Payloads(Inbox inbox) {
        this.inbox = inbox;
    }

    Optional<EnvelopeItem> item(InboxEvent event) {
        return inbox.envelope(event.envelope())
                .map(stored -> stored.envelope().items().get(event.summary().item()));
    }

    /** The payload as JSON; a missing node where it is none. */
    JsonNode json(InboxEvent event) {
        return item(event).map(Payloads::read).orElse(MissingNode.getInstance());
    }

    /** The one log or metric that the event stands for, else the payload. */
    JsonNode element(InboxEvent event) {
        JsonNode payload = json(event);
        Kind kind = event.summary().kind();
        if (kind != Kind.LOG && kind != Kind.METRIC) {
            return payload;
        }
        JsonNode element = payload.path("items").path(place(event));
        return element.isMissingNode() ? payload : element;
    }

    private int place(InboxEvent event) {
        List<InboxEvent> all =
                inbox.envelope(event.envelope()).map(StoredEnvelope::events).orElse(List.of());
        return (int)
                all.stream()
                        .filter(other -> other.summary().item() == event.summary().item())
                        .takeWhile(other -> other.sequence() != event.sequence())
                        .count();
    }

    private static JsonNode read(EnvelopeItem item) {
        try {
            return OldNames.replaced(WireJson.read(item.payload()));
        } catch (WireException e) {
            return MissingNode.getInstance();
        }
    }
}
