package dev.sentrycanary.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What makes two errors the same problem. */
final class Fingerprint {
    private static final String SEPARATOR = "\u0000";
    private static final int LENGTH = 1000;

    private Fingerprint() {}

    /** The client's fingerprint where it sent one, else exception type and place, else message. */
    static String of(
            JsonNode event,
            @Nullable String type,
            @Nullable String message,
            @Nullable String template,
            @Nullable String where) {
        String byDefault = byDefault(type, message, template, where);
        StringBuilder key = new StringBuilder();
        for (JsonNode part : event.path("fingerprint")) {
            String text = part.asText();
            key.append(isDefault(text) ? byDefault : text).append(SEPARATOR);
        }
        return Draft.cut(key.isEmpty() ? byDefault : key.toString(), LENGTH);
    }

    private static boolean isDefault(String part) {
        return part.replace(" ", "").equals("{{default}}");
    }

    private static String byDefault(
            @Nullable String type,
            @Nullable String message,
            @Nullable String template,
            @Nullable String where) {
        if (type != null) {
            return type + SEPARATOR + (where == null ? message : where);
        }
        return "message" + SEPARATOR + (template == null ? message : template);
    }
}
