package dev.sentrycanary.probe.stored;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.wire.Envelope;
import dev.sentrycanary.wire.EnvelopeItem;
import dev.sentrycanary.wire.EventIds;
import dev.sentrycanary.wire.WireJson;

/**
 * An event as it left.
 *
 * @param payload its JSON
 * @param attachments names of the files sent with it, and their sizes in bytes
 */
record SentEvent(ObjectNode payload, Map<String, Long> attachments) {
    private static final Set<String> JSON_ITEMS =
            Set.of("event", "transaction", "check_in", "feedback");

    SentEvent {
        attachments = Map.copyOf(attachments);
    }

    /** The event with this id, or the check-in. */
    static Optional<SentEvent> in(Envelope envelope, String eventId) {
        @Nullable ObjectNode payload = null;
        Map<String, Long> files = new HashMap<>();
        for (EnvelopeItem item : envelope.items()) {
            if (item.type().equals("attachment")) {
                files.put(String.valueOf(item.header("filename")), (long) item.payload().length());
            } else if (payload == null && JSON_ITEMS.contains(item.type())) {
                payload = matching(WireJson.read(item.payload()), envelope.eventId(), eventId);
            }
        }
        return payload == null ? Optional.empty() : Optional.of(new SentEvent(payload, files));
    }

    private static @Nullable ObjectNode matching(
            JsonNode json, @Nullable String envelopeId, String wanted) {
        String id = json.path("event_id").asText(json.path("check_in_id").asText());
        boolean same = wanted.equals(EventIds.normalize(id)) || wanted.equals(envelopeId);
        return same && json instanceof ObjectNode object ? object : null;
    }

    @Nullable String traceId() {
        return EventIds.normalize(
                payload.path("contexts").path("trace").path("trace_id").textValue());
    }

    @Nullable String monitor() {
        return payload.path("monitor_slug").textValue();
    }
}
