package dev.sentrycanary.inbox;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The {@code entries} of an event in Sentry's Web API, where names are in camel case. */
final class SentryEntries {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final Map<String, String> FRAME =
            Map.ofEntries(
                    Map.entry("filename", "filename"),
                    Map.entry("abs_path", "absPath"),
                    Map.entry("module", "module"),
                    Map.entry("package", "package"),
                    Map.entry("function", "function"),
                    Map.entry("raw_function", "rawFunction"),
                    Map.entry("lineno", "lineNo"),
                    Map.entry("colno", "colNo"),
                    Map.entry("in_app", "inApp"),
                    Map.entry("platform", "platform"),
                    Map.entry("vars", "vars"));

    private SentryEntries() {}

    static ArrayNode of(JsonNode payload) {
        ArrayNode entries = NODES.arrayNode();
        exception(entries, payload.path("exception"));
        message(entries, payload);
        threads(entries, payload.path("threads"));
        breadcrumbs(entries, payload.path("breadcrumbs"));
        request(entries, payload.path("request"));
        if (payload.path("spans").isArray()) {
            add(entries, "spans", payload.path("spans"));
        }
        return entries;
    }

    private static void exception(ArrayNode entries, JsonNode exception) {
        JsonNode values = Json.values(exception);
        if (values.isArray() && !values.isEmpty()) {
            ObjectNode data = NODES.objectNode();
            ArrayNode list = data.putArray("values");
            for (JsonNode value : values) {
                ObjectNode one = list.addObject();
                one.set("type", value.path("type"));
                one.set("value", value.path("value"));
                one.set("module", value.path("module"));
                one.set("mechanism", value.path("mechanism"));
                one.set("threadId", value.path("thread_id"));
                one.set("stacktrace", stacktrace(value.path("stacktrace")));
            }
            data.putNull("excOmitted");
            add(entries, "exception", data);
        }
    }

    private static void message(ArrayNode entries, JsonNode payload) {
        JsonNode message =
                payload.has("logentry") ? payload.get("logentry") : payload.path("message");
        if (message.isTextual()) {
            add(entries, "message", NODES.objectNode().put("formatted", message.textValue()));
        } else if (message.isObject()) {
            ObjectNode data = message.deepCopy();
            if (!data.hasNonNull("formatted")) {
                data.set("formatted", data.path("message"));
            }
            add(entries, "message", data);
        }
    }

    private static void threads(ArrayNode entries, JsonNode threads) {
        JsonNode values = Json.values(threads);
        if (values.isArray() && !values.isEmpty()) {
            ObjectNode data = NODES.objectNode();
            ArrayNode list = data.putArray("values");
            for (JsonNode value : values) {
                ObjectNode one = list.addObject();
                for (String field : new String[] {"id", "name", "crashed", "current", "state"}) {
                    one.set(field, value.path(field));
                }
                one.set("stacktrace", stacktrace(value.path("stacktrace")));
            }
            add(entries, "threads", data);
        }
    }

    private static JsonNode stacktrace(JsonNode stacktrace) {
        if (!stacktrace.path("frames").isArray()) {
            return NODES.nullNode();
        }
        ObjectNode data = NODES.objectNode();
        ArrayNode frames = data.putArray("frames");
        boolean system = false;
        for (JsonNode frame : stacktrace.path("frames")) {
            ObjectNode one = frames.addObject();
            FRAME.forEach((sent, shown) -> one.set(shown, frame.path(sent)));
            one.set("context", source(frame));
            system |= !frame.path("in_app").asBoolean();
        }
        data.putNull("framesOmitted");
        return data.put("hasSystemFrames", system);
    }

    /** The source lines around the call, each with its number. */
    private static ArrayNode source(JsonNode frame) {
        ArrayNode lines = NODES.arrayNode();
        JsonNode before = frame.path("pre_context");
        int number = frame.path("lineno").asInt() - before.size();
        for (JsonNode line : before) {
            lines.addArray().add(number++).add(line.asText());
        }
        if (frame.hasNonNull("context_line")) {
            lines.addArray().add(number++).add(frame.path("context_line").asText());
        }
        for (JsonNode line : frame.path("post_context")) {
            lines.addArray().add(number++).add(line.asText());
        }
        return lines;
    }

    private static void breadcrumbs(ArrayNode entries, JsonNode breadcrumbs) {
        JsonNode values = Json.values(breadcrumbs);
        if (values.isArray() && !values.isEmpty()) {
            add(entries, "breadcrumbs", NODES.objectNode().set("values", values));
        }
    }

    private static void request(ArrayNode entries, JsonNode request) {
        if (!request.isObject()) {
            return;
        }
        ObjectNode data = NODES.objectNode();
        for (String field : new String[] {"method", "url", "fragment", "data", "env"}) {
            data.set(field, request.path(field));
        }
        data.set("query", pairs(request.path("query_string")));
        data.set("headers", pairs(request.path("headers")));
        data.set("cookies", pairs(request.path("cookies")));
        add(entries, "request", data);
    }

    /** Objects become lists of pairs; text stays as it was sent. */
    private static JsonNode pairs(JsonNode node) {
        if (!node.isObject()) {
            return node.isMissingNode() ? NODES.arrayNode() : node;
        }
        ArrayNode pairs = NODES.arrayNode();
        node.properties().forEach(e -> pairs.addArray().add(e.getKey()).add(e.getValue()));
        return pairs;
    }

    private static void add(ArrayNode entries, String type, JsonNode data) {
        ObjectNode entry = entries.addObject().put("type", type);
        entry.set("data", data);
    }
}
