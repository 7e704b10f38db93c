package dev.sentrycanary.wire;

import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The names that old SDKs give to the parts of an event, for example {@code
 * sentry.interfaces.Http}.
 */
public final class OldNames {
    private static final String PREFIX = "sentry.interfaces.";
    private static final Map<String, String> RENAMED =
            Map.of("http", "request", "message", "logentry");

    private OldNames() {}

    /** The event with today's names; itself where it has no old ones. A name of today wins. */
    public static JsonNode replaced(JsonNode event) {
        if (!(event instanceof ObjectNode object) || !old(object)) {
            return event;
        }
        ObjectNode renamed = object.objectNode();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = field.getKey();
            if (!name.startsWith(PREFIX)) {
                renamed.set(name, field.getValue());
                continue;
            }
            String part = name.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
            String today = RENAMED.getOrDefault(part, part);
            if (!object.has(today)) {
                renamed.set(today, field.getValue());
            }
        }
        return renamed;
    }

    private static boolean old(ObjectNode event) {
        return event.properties().stream().anyMatch(field -> field.getKey().startsWith(PREFIX));
    }
}
