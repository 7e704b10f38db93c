package dev.sentrycanary.inbox;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sentrycanary.wire.WireException;
import dev.sentrycanary.wire.WireJson;

/** The rows that Sentry's datasets hold of an event, under the names of its Web API. */
final class DatasetRows {
    private DatasetRows() {}

    static List<ObjectNode> of(StoredEvent stored) {
        JsonNode payload;
        try {
            payload = WireJson.read(stored.item().payload());
        } catch (WireException e) {
            return List.of();
        }
        return switch (stored.event().summary().kind()) {
            case LOG -> List.of(log(entry(stored, payload), stored));
            case METRIC -> List.of(metric(entry(stored, payload), stored));
            case TRANSACTION, SPAN -> spans(payload, stored);
            default -> List.of();
        };
    }

    /** A container's entries and its events are in the same order. */
    private static JsonNode entry(StoredEvent stored, JsonNode payload) {
        int index = 0;
        for (InboxEvent other : stored.envelope().events()) {
            if (other.sequence() == stored.event().sequence()) {
                return payload.path("items").path(index);
            }
            if (other.summary().item() == stored.event().summary().item()) {
                index++;
            }
        }
        return payload.path("items").path(index);
    }

    private static ObjectNode log(JsonNode log, StoredEvent stored) {
        ObjectNode row = row(log, stored);
        row.set("message", log.path("body"));
        row.set("severity", log.path("level"));
        row.set("severity_number", log.path("severity_number"));
        return row;
    }

    private static ObjectNode metric(JsonNode metric, StoredEvent stored) {
        ObjectNode row = row(metric, stored);
        row.set("metric.name", metric.path("name"));
        row.set("metric.type", metric.path("type"));
        row.set("metric.unit", metric.path("unit"));
        row.set("value", metric.path("value"));
        return row;
    }

    private static ObjectNode row(JsonNode entry, StoredEvent stored) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        entry.path("attributes")
                .properties()
                .forEach(one -> row.set(one.getKey(), one.getValue().path("value")));
        row.put("id", stored.event().id());
        row.put("project.id", stored.event().project());
        row.set("trace", entry.path("trace_id"));
        row.set("span_id", entry.path("span_id"));
        row.set("timestamp", entry.path("timestamp"));
        row.put("environment", stored.event().summary().environment());
        row.put("release", stored.event().summary().release());
        return row;
    }

    private static List<ObjectNode> spans(JsonNode payload, StoredEvent stored) {
        List<ObjectNode> rows = new ArrayList<>();
        if (payload.path("items").isArray()) {
            payload.path("items").forEach(span -> rows.add(span(span, stored)));
        } else {
            payload.path("spans").forEach(span -> rows.add(span(span, stored)));
            JsonNode own = payload.path("contexts").path("trace");
            rows.add(span(own.isObject() ? own : payload, stored));
        }
        String trace = stored.event().summary().traceId();
        rows.removeIf(row -> trace != null && !trace.equals(Json.text(row, "trace")));
        return rows;
    }

    private static ObjectNode span(JsonNode span, StoredEvent stored) {
        ObjectNode row = row(span, stored);
        row.set("id", span.path("span_id"));
        row.set("span.op", span.path("op"));
        row.set("span.description", span.path(span.has("name") ? "name" : "description"));
        row.put("transaction", stored.event().summary().transaction());
        row.put("transaction.event_id", stored.event().summary().eventId());
        return row;
    }
}
