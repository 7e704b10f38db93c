package dev.sentrycanary.inbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sentrycanary.wire.WireException;
import dev.sentrycanary.wire.WireJson;

/** Makes one entry of all reports of a check-in, as Sentry keeps them. */
final class CheckIns {
    private static final String IN_PROGRESS = "in_progress";

    private CheckIns() {}

    /** At most {@code most} check-ins; {@code reports} come newest first. */
    static ArrayNode of(Stream<StoredEvent> reports, int most) {
        Map<String, ObjectNode> byId = new LinkedHashMap<>();
        reports.takeWhile(report -> byId.size() < most || byId.containsKey(report.event().id()))
                .forEach(report -> add(byId, report));
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        byId.values().forEach(list::add);
        return list;
    }

    private static void add(Map<String, ObjectNode> byId, StoredEvent report) {
        JsonNode payload;
        try {
            payload = WireJson.read(report.item().payload());
        } catch (WireException e) {
            return;
        }
        String at = report.event().receivedAt().toString();
        ObjectNode entry = byId.computeIfAbsent(report.event().id(), id -> latest(id, payload, at));
        entry.put("dateAdded", at).put("dateCreated", at);
        if (IN_PROGRESS.equals(Json.text(payload, "status"))) {
            entry.put("dateInProgress", at);
        } else if (IN_PROGRESS.equals(entry.path("status").asText())) {
            // What has ended does not begin again: the reports only came in the wrong order.
            tell(entry, payload);
        }
    }

    private static ObjectNode latest(String id, JsonNode payload, String at) {
        ObjectNode entry =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", dashed(id))
                        .put("environment", environment(payload));
        tell(entry, payload);
        return entry.put("dateUpdated", at)
                .putNull("dateInProgress")
                .putNull("expectedTime")
                .set("monitorConfig", payload.path("monitor_config"));
    }

    private static void tell(ObjectNode entry, JsonNode payload) {
        JsonNode duration = payload.path("duration");
        entry.put("status", Json.text(payload, "status"))
                .put("duration", duration.isNumber() ? millis(duration) : null);
    }

    private static Long millis(JsonNode seconds) {
        return Math.round(seconds.doubleValue() * 1000);
    }

    private static String environment(JsonNode payload) {
        String environment = Json.text(payload, "environment");
        return environment == null ? "production" : environment;
    }

    private static String dashed(String id) {
        return String.join(
                "-",
                id.substring(0, 8),
                id.substring(8, 12),
                id.substring(12, 16),
                id.substring(16, 20),
                id.substring(20));
    }
}
