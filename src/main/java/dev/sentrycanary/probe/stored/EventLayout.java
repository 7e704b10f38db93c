package dev.sentrycanary.probe.stored;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Turns the event of Sentry's Web API back into the layout in which SDKs send events, so that both
 * can be compared and one expectation reads either.
 */
final class EventLayout {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EventLayout() {}

    /** The event in the layout of SDKs; {@code api} stays as it is. */
    static ObjectNode asSent(JsonNode api) {
        ObjectNode event = NODES.objectNode();
        event.put("event_id", api.path("eventID").asText());
        ObjectNode tags = tags(api.path("tags"));
        event.set("tags", tags);
        copy(api, "user", event, "user");
        copy(api, "contexts", event, "contexts");
        copy(api, "context", event, "extra");
        copy(api, "platform", event, "platform");
        copy(api, "dist", event, "dist");
        copy(api, "sdk", event, "sdk");
        copy(api, "measurements", event, "measurements");
        copy(api, "startTimestamp", event, "start_timestamp");
        copy(api, "endTimestamp", event, "timestamp");
        copy(api.path("release"), "version", event, "release");
        copy(api, "fingerprints", event, "fingerprints");
        for (String tag : new String[] {"level", "environment", "transaction", "release"}) {
            if (!event.has(tag)) {
                copy(tags, tag, event, tag);
            }
        }
        if ("transaction".equals(api.path("type").asText())) {
            event.put("type", "transaction");
            if (!event.has("transaction")) {
                copy(api, "title", event, "transaction");
            }
        }
        for (JsonNode entry : api.path("entries")) {
            entry(entry.path("type").asText(), entry.path("data"), event);
        }
        if (!event.has("message") && !api.path("message").asText().isEmpty()) {
            copy(api, "message", event, "message");
        }
        return event;
    }

    private static void entry(String type, JsonNode data, ObjectNode event) {
        switch (type) {
            case "exception" -> event.set("exception", exceptions(data));
            case "message" -> {
                copy(data, "formatted", event, "message");
                event.set("logentry", data);
            }
            case "request" -> event.set("request", request(data));
            case "breadcrumbs", "threads", "spans" -> event.set(type, data);
            default -> {
                // Entries such as debugmeta hold nothing that an SDK was asked to send.
            }
        }
    }

    private static JsonNode exceptions(JsonNode data) {
        JsonNode copy = data.deepCopy();
        for (JsonNode value : copy.path("values")) {
            for (JsonNode frame : value.path("stacktrace").path("frames")) {
                if (frame instanceof ObjectNode fields) {
                    rename(fields, "inApp", "in_app");
                    rename(fields, "lineNo", "lineno");
                    rename(fields, "colNo", "colno");
                    rename(fields, "absPath", "abs_path");
                }
            }
        }
        return copy;
    }

    private static ObjectNode request(JsonNode data) {
        ObjectNode request = data.isObject() ? data.deepCopy() : NODES.objectNode();
        rename(request, "query", "query_string");
        if (request.get("headers") instanceof ArrayNode pairs) {
            ObjectNode headers = NODES.objectNode();
            pairs.forEach(pair -> headers.set(pair.path(0).asText(), pair.path(1)));
            request.set("headers", headers);
        }
        return request;
    }

    private static ObjectNode tags(JsonNode pairs) {
        ObjectNode tags = NODES.objectNode();
        for (JsonNode pair : pairs) {
            tags.set(pair.path("key").asText(), pair.path("value"));
        }
        return tags;
    }

    private static void rename(ObjectNode node, String from, String to) {
        JsonNode value = node.remove(from);
        if (value != null) {
            node.set(to, value);
        }
    }

    private static void copy(JsonNode from, String name, ObjectNode to, String as) {
        JsonNode value = from.path(name);
        if (!value.isMissingNode() && !value.isNull()) {
            to.set(as, value);
        }
    }
}
