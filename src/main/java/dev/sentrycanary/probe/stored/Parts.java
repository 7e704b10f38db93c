package dev.sentrycanary.probe.stored;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Reads the parts of an event that the protocol allows to be written in several ways. */
final class Parts {
    static final JsonNode NOTHING = MissingNode.getInstance();

    /** Contexts that Sentry rewrites from names and versions that it knows. */
    static final Set<String> REWRITTEN_CONTEXTS =
            Set.of("os", "runtime", "browser", "device", "app", "culture", "gpu", "response");

    /** Below this length Sentry shortens nothing. */
    private static final int NEVER_SHORTENED = 150;

    private Parts() {}

    /** A list, written plainly or as {@code {"values": [...]}}. */
    static List<JsonNode> list(JsonNode event, String name) {
        JsonNode node = event.path(name);
        List<JsonNode> list = new ArrayList<>();
        (node.has("values") ? node.path("values") : node).forEach(list::add);
        return node.isArray() || node.has("values") ? list : List.of();
    }

    /** Tags, written as object, list of pairs or list of objects. */
    static Map<String, JsonNode> pairs(JsonNode tags) {
        Map<String, JsonNode> pairs = new LinkedHashMap<>();
        tags.properties().forEach(tag -> pairs.put(tag.getKey(), tag.getValue()));
        if (tags.isArray()) {
            for (JsonNode tag : tags) {
                JsonNode key = tag.isArray() ? tag.path(0) : tag.path("key");
                pairs.put(key.asText(), tag.isArray() ? tag.path(1) : tag.path("value"));
            }
        }
        return pairs;
    }

    /** The message of an event, formatted where it has parameters. */
    static JsonNode message(JsonNode event) {
        JsonNode entry = event.has("logentry") ? event.path("logentry") : event.path("message");
        if (!entry.isObject()) {
            return entry.isMissingNode() ? event.path("message") : entry;
        }
        return Parts.isText(entry.path("formatted"))
                ? entry.path("formatted")
                : entry.path("message");
    }

    static boolean isText(JsonNode node) {
        return node.isTextual() && !node.textValue().isEmpty();
    }

    static boolean isFilled(JsonNode node) {
        return node.isContainerNode() ? !node.isEmpty() : !node.asText().isEmpty();
    }

    static boolean contains(JsonNode list, String text) {
        for (JsonNode entry : list) {
            if (text.equals(entry.asText())) {
                return true;
            }
        }
        return false;
    }

    static String withoutQuery(JsonNode url) {
        return url.asText().replaceFirst("[?#].*$", "");
    }

    /** Whether {@code stored} is {@code sent}, or what Sentry openly made of it. */
    static boolean same(JsonNode sent, JsonNode stored) {
        if (!isFilled(sent)) {
            return true;
        }
        if (sent.isContainerNode()) {
            return isFilled(stored);
        }
        if (sent.isNumber() && stored.isNumber()) {
            return Double.compare(sent.doubleValue(), stored.doubleValue()) == 0;
        }
        String was = sent.asText();
        String is = stored.isContainerNode() ? "" : stored.asText();
        return was.equals(is) || is.contains("[Filtered]") || shortened(was, is);
    }

    private static boolean shortened(String was, String is) {
        return was.length() > NEVER_SHORTENED
                && is.endsWith("...")
                && is.length() > NEVER_SHORTENED
                && was.startsWith(is.substring(0, is.length() - 3));
    }
}
