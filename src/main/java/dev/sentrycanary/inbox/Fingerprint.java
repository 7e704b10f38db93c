package dev.sentrycanary.inbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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

    /** The hash that Sentry's Web API shows for what {@code payload} was grouped by. */
    static String hash(JsonNode payload, InboxEvent event) {
        StringBuilder parts = new StringBuilder();
        payload.path("fingerprint").forEach(part -> parts.append(part.asText()));
        String text = parts.isEmpty() ? event.summary().title() : parts.toString();
        try {
            byte[] md5 =
                    MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(md5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
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
