package dev.sentrycanary.inbox;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.wire.OldNames;
import dev.sentrycanary.wire.WireException;
import dev.sentrycanary.wire.WireJson;

/** An event in the shape of Sentry's Web API, as far as its stored form follows from what came. */
final class SentryEvent {
    private SentryEvent() {}

    static ObjectNode of(StoredEvent stored) {
        InboxEvent event = stored.event();
        Summary summary = event.summary();
        JsonNode payload = payload(stored);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", event.id());
        json.put("eventID", event.id());
        json.put("groupID", event.issue() == null ? null : event.issue().id());
        json.put("projectID", event.project());
        json.put("size", stored.item().payload().length());
        json.put("type", type(summary));
        json.put("title", summary.title());
        json.put("message", payload.has("exception") ? "" : summary.message());
        json.put("culprit", summary.culprit());
        json.put("location", summary.culprit());
        json.put("platform", summary.platform());
        json.put("dateReceived", event.receivedAt().toString());
        json.put("dateCreated", text(or(summary.timestamp(), event.receivedAt())));
        if (summary.kind() == Kind.TRANSACTION) {
            json.set("startTimestamp", payload.path("start_timestamp"));
            json.set("endTimestamp", payload.path("timestamp"));
            json.set("measurements", orEmpty(payload.path("measurements")));
        }
        json.set("metadata", metadata(summary, payload));
        json.set("entries", SentryEntries.of(payload));
        json.set("tags", tags(summary, payload));
        json.set("user", orNull(payload.path("user")));
        json.set("contexts", orEmpty(payload.path("contexts")));
        json.set("context", orEmpty(payload.path("extra")));
        json.set("packages", orEmpty(payload.path("modules")));
        json.set("sdk", orNull(payload.path("sdk")));
        json.set("fingerprints", fingerprints(payload));
        json.set("_meta", orEmpty(payload.path("_meta")));
        json.set("errors", errors(summary));
        json.put("dist", Json.text(payload, "dist"));
        json.set("release", release(summary));
        json.set("userReport", JsonNodeFactory.instance.nullNode());
        json.set("occurrence", JsonNodeFactory.instance.nullNode());
        return json;
    }

    private static JsonNode payload(StoredEvent stored) {
        try {
            return OldNames.replaced(WireJson.read(stored.item().payload()));
        } catch (WireException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static String type(Summary summary) {
        return switch (summary.kind()) {
            case TRANSACTION -> "transaction";
            case FEEDBACK -> "generic";
            default -> summary.exceptionType() == null ? "default" : "error";
        };
    }

    private static ObjectNode metadata(Summary summary, JsonNode payload) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        if (summary.exceptionType() != null) {
            metadata.put("type", summary.exceptionType());
            metadata.put("value", summary.message());
        } else {
            metadata.put("title", summary.title());
        }
        String logger = Json.text(payload, "logger");
        return logger == null ? metadata : metadata.put("logger", logger);
    }

    /** The tags that were sent, and those that Sentry makes of other fields. */
    private static ArrayNode tags(Summary summary, JsonNode payload) {
        ArrayNode tags = JsonNodeFactory.instance.arrayNode();
        summary.tags().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(tag -> tag(tags, tag.getKey(), tag.getValue()));
        tag(tags, "level", summary.level());
        tag(tags, "environment", summary.environment());
        tag(tags, "release", summary.release());
        tag(tags, "transaction", summary.transaction());
        tag(tags, "server_name", Json.text(payload, "server_name"));
        tag(tags, "logger", Json.text(payload, "logger"));
        String user = Json.text(payload.path("user"), "id");
        tag(tags, "user", user == null ? null : "id:" + user);
        JsonNode exceptions = Json.values(payload.path("exception"));
        JsonNode mechanism = exceptions.path(exceptions.size() - 1).path("mechanism");
        tag(tags, "mechanism", Json.text(mechanism, "type"));
        String handled = Json.text(mechanism, "handled");
        tag(tags, "handled", handled == null ? null : handled.equals("true") ? "yes" : "no");
        return tags;
    }

    private static void tag(ArrayNode tags, String key, @Nullable String value) {
        if (value != null) {
            tags.addObject().put("key", key).put("value", value);
        }
    }

    private static JsonNode fingerprints(JsonNode payload) {
        JsonNode sent = payload.path("fingerprint");
        return sent.isArray() && !sent.isEmpty()
                ? sent
                : JsonNodeFactory.instance.arrayNode().add("{{ default }}");
    }

    private static ArrayNode errors(Summary summary) {
        ArrayNode errors = JsonNodeFactory.instance.arrayNode();
        summary.errors()
                .forEach(e -> errors.addObject().put("type", "invalid_data").put("message", e));
        return errors;
    }

    private static JsonNode release(Summary summary) {
        return summary.release() == null
                ? JsonNodeFactory.instance.nullNode()
                : JsonNodeFactory.instance.objectNode().put("version", summary.release());
    }

    private static Instant or(@Nullable Instant first, Instant second) {
        return first == null ? second : first;
    }

    private static String text(Instant instant) {
        return instant.toString();
    }

    private static JsonNode orEmpty(JsonNode node) {
        return node.isObject() ? node : JsonNodeFactory.instance.objectNode();
    }

    private static JsonNode orNull(JsonNode node) {
        return node.isObject() ? node : JsonNodeFactory.instance.nullNode();
    }
}
