package dev.sentrycanary.inbox;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sentrycanary.wire.WireException;
import dev.sentrycanary.wire.WireJson;

/**
 * Makes one entry of all reports of a check-in, as Sentry keeps them. A report without an id is
 * about the latest check-in of its environment that was in progress.
 */
final class CheckIns {
    private static final String IN_PROGRESS = "in_progress";

    private final ArrayNode list = JsonNodeFactory.instance.arrayNode();
    private final Map<String, ObjectNode> byId = new HashMap<>();

    /** By environment: ends without an id, whose beginning is still to be found. */
    private final Map<String, ObjectNode> ends = new HashMap<>();

    private CheckIns() {}

    /** At most {@code most} check-ins of one monitor; {@code reports} come newest first. */
    static ArrayNode of(Stream<StoredEvent> reports, int most) {
        CheckIns found = new CheckIns();
        reports.takeWhile(report -> found.list.size() < most || found.has(report))
                .forEach(found::add);
        return found.list;
    }

    private boolean has(StoredEvent report) {
        return byId.containsKey(report.event().id());
    }

    private void add(StoredEvent report) {
        JsonNode payload;
        try {
            payload = WireJson.read(report.item().payload());
        } catch (WireException e) {
            return;
        }
        String at = report.event().receivedAt().toString();
        ObjectNode entry = entry(report, payload, at);
        entry.put("dateAdded", at).put("dateCreated", at);
        if (IN_PROGRESS.equals(Json.text(payload, "status"))) {
            entry.put("dateInProgress", at);
        } else if (IN_PROGRESS.equals(entry.path("status").asText())) {
            // What has ended does not begin again: the reports only came in the wrong order.
            tell(entry, payload);
        }
    }

    private ObjectNode entry(StoredEvent report, JsonNode payload, String at) {
        String id = report.event().id();
        ObjectNode known = byId.get(id);
        if (known != null) {
            return known;
        }
        boolean begins = IN_PROGRESS.equals(Json.text(payload, "status"));
        ObjectNode end = begins ? ends.remove(environment(payload)) : null;
        if (end != null) {
            byId.put(id, end);
            return end.put("id", dashed(id));
        }
        ObjectNode entry = latest(id, payload, at);
        byId.put(id, entry);
        list.add(entry);
        if (!begins && !payload.has("check_in_id")) {
            ends.put(environment(payload), entry);
        }
        return entry;
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
