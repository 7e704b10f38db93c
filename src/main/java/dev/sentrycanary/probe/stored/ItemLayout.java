package dev.sentrycanary.probe.stored;

import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What can be compared of telemetry that is no event: as much of it as Sentry's Web API shows, in
 * one layout for what was sent and for what was stored.
 */
final class ItemLayout {
    static final String IN_PROGRESS = "in_progress";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> ITEMS =
            Set.of("monitor", "log_item", "trace_metric", "session");

    private ItemLayout() {}

    /** What was sent of {@code category}; empty for events, which are compared whole. */
    static Optional<ObjectNode> sent(String category, JsonNode payload) {
        if (!ITEMS.contains(category)) {
            return Optional.empty();
        }
        ObjectNode item = NODES.objectNode();
        switch (category) {
            case "monitor" -> {
                copy(payload, "check_in_id", item, "check_in_id");
                copy(payload, "monitor_slug", item, "monitor_slug");
                copy(payload, "status", item, "status");
                copy(payload, "environment", item, "environment");
                if (payload.path("duration").isNumber()) {
                    item.put("duration_ms", Math.round(payload.path("duration").asDouble() * 1000));
                }
            }
            case "log_item" -> {
                copy(payload, "body", item, "body");
                copy(payload, "level", item, "level");
                copy(payload, "trace_id", item, "trace_id");
                item.set("attributes", attributes(payload));
            }
            case "trace_metric" -> {
                for (String field : new String[] {"name", "type", "value", "unit", "trace_id"}) {
                    copy(payload, field, item, field);
                }
                item.set("attributes", attributes(payload));
            }
            default -> item.put("status", sessionStatus(payload)).put("count", 1);
        }
        return Optional.of(item);
    }

    /** A check-in as the API shows it. */
    static ObjectNode checkIn(JsonNode sent, JsonNode shown, boolean began) {
        ObjectNode item = NODES.objectNode();
        copy(sent, "check_in_id", item, "check_in_id");
        copy(sent, "monitor_slug", item, "monitor_slug");
        copy(shown, "environment", item, "environment");
        if (began) {
            return item.put("status", IN_PROGRESS);
        }
        copy(shown, "status", item, "status");
        if (shown.path("duration").isNumber()) {
            item.put("duration_ms", Math.round(shown.path("duration").asDouble()));
        }
        return item;
    }

    /** A row of the dataset of logs. */
    static ObjectNode log(JsonNode sent, JsonNode row) {
        ObjectNode item = NODES.objectNode();
        copy(row, "message", item, "body");
        copy(row, "severity", item, "level");
        copy(row, "trace", item, "trace_id");
        item.set("attributes", attributes(sent, row));
        return item;
    }

    /** A row of the dataset of metrics. */
    static ObjectNode metric(JsonNode sent, JsonNode row) {
        ObjectNode item = NODES.objectNode();
        copy(row, "metric.name", item, "name");
        copy(row, "metric.type", item, "type");
        copy(row, "metric.unit", item, "unit");
        copy(row, "value", item, "value");
        copy(row, "trace", item, "trace_id");
        item.set("attributes", attributes(sent, row));
        return item;
    }

    /** As what Sentry counts a session. */
    static String sessionStatus(JsonNode session) {
        String status = session.path("status").asText();
        if (status.equals("crashed") || status.equals("abnormal")) {
            return status;
        }
        return session.path("errors").asInt() > 0 ? "errored" : "healthy";
    }

    /**
     * The text attributes that somebody set by name: those of the SDK are renamed by Sentry, and
     * numbers are asked for in another way.
     */
    static ObjectNode attributes(JsonNode payload) {
        ObjectNode attributes = NODES.objectNode();
        payload.path("attributes")
                .properties()
                .forEach(
                        one -> {
                            JsonNode value = one.getValue().path("value");
                            if (value.isTextual()
                                    && !one.getKey().matches("(sentry|server|user)\\..*")) {
                                attributes.set(one.getKey(), value);
                            }
                        });
        return attributes;
    }

    private static ObjectNode attributes(JsonNode sent, JsonNode row) {
        ObjectNode attributes = NODES.objectNode();
        attributes(sent).fieldNames().forEachRemaining(name -> copy(row, name, attributes, name));
        return attributes;
    }

    private static void copy(JsonNode from, String name, ObjectNode to, String as) {
        JsonNode value = from.path(name);
        if (!value.isMissingNode() && !value.isNull()) {
            to.set(as, value);
        }
    }
}
