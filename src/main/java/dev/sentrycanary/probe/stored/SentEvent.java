package dev.sentrycanary.probe.stored;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.sentry.TelemetryIds;
import dev.sentrycanary.wire.Envelope;
import dev.sentrycanary.wire.EnvelopeItem;
import dev.sentrycanary.wire.EventIds;
import dev.sentrycanary.wire.WireJson;

/**
 * An event, or other telemetry, as it left.
 *
 * @param payload its JSON; of a log or metric only its own entry in the item
 * @param attachments the files sent with it by name
 */
record SentEvent(ObjectNode payload, Map<String, FileFacts> attachments) {
    SentEvent {
        attachments = Map.copyOf(attachments);
    }

    /** What goes by this id in {@code envelope}. */
    static Optional<SentEvent> in(Envelope envelope, String id) {
        @Nullable JsonNode payload = null;
        Map<String, FileFacts> files = new HashMap<>();
        for (EnvelopeItem item : envelope.items()) {
            if (item.type().equals("attachment")) {
                files.put(
                        String.valueOf(item.header("filename")),
                        FileFacts.of(item.payload().toByteArray()));
            } else if (payload == null) {
                payload = find(item, envelope.eventId(), id);
            }
        }
        return payload instanceof ObjectNode object
                ? Optional.of(new SentEvent(object, files))
                : Optional.empty();
    }

    private static @Nullable JsonNode find(
            EnvelopeItem item, @Nullable String envelopeId, String wanted) {
        return switch (item.type()) {
            case "event", "transaction", "feedback" -> {
                JsonNode json = WireJson.read(item.payload());
                boolean named = wanted.equals(envelopeId) || isId(json, "event_id", wanted);
                yield named ? json : null;
            }
            case "check_in" -> {
                JsonNode json = WireJson.read(item.payload());
                String id = EventIds.normalize(json.path("check_in_id").asText());
                String status = json.path("status").asText();
                boolean same = id != null && wanted.equals(TelemetryIds.ofCheckIn(id, status));
                yield same ? json : null;
            }
            case "session" -> {
                JsonNode json = WireJson.read(item.payload());
                yield isId(json, "sid", wanted) ? json : null;
            }
            case "log", "trace_metric" -> marked(WireJson.read(item.payload()), wanted);
            default -> null;
        };
    }

    private static boolean isId(JsonNode json, String field, String wanted) {
        return wanted.equals(EventIds.normalize(json.path(field).asText()));
    }

    private static @Nullable JsonNode marked(JsonNode container, String wanted) {
        for (JsonNode entry : container.path("items")) {
            JsonNode mark = entry.path("attributes").path(TelemetryIds.ATTRIBUTE);
            if (wanted.equals(mark.path("value").asText())) {
                return entry;
            }
        }
        return null;
    }

    @Nullable String traceId() {
        JsonNode own = payload.path("trace_id");
        JsonNode trace =
                own.isTextual() ? own : payload.path("contexts").path("trace").path("trace_id");
        return EventIds.normalize(trace.textValue());
    }
}
