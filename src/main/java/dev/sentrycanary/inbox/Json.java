package dev.sentrycanary.inbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Reads what SDKs of all ages send: nothing here trusts a type, a size or a form. */
final class Json {
    private static final int TAGS = 100;
    private static final int TAG_TEXT = 200;
    private static final double LATEST = 253_402_300_799.0;
    private static final double MILLIS = 1000.0;

    private Json() {}

    /** The text of a field, also of a number or boolean; null for anything else. */
    static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    /** The elements of a list that is sent plain or as {@code {"values": […]}}. */
    static JsonNode values(JsonNode node) {
        return node.isObject() ? node.path("values") : node;
    }

    /** A moment: seconds since the epoch, or ISO 8601 with or without a zone. */
    static @Nullable Instant instant(JsonNode node) {
        try {
            if (node.isNumber()) {
                double seconds = node.doubleValue();
                return Math.abs(seconds) <= LATEST
                        ? Instant.ofEpochMilli(Math.round(seconds * MILLIS))
                        : null;
            }
            String text = node.textValue();
            if (text == null) {
                return null;
            }
            return text.indexOf('Z') > 0 || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > 10
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Milliseconds between two moments, or null. */
    static @Nullable Double millis(JsonNode from, JsonNode to) {
        if (from.isNumber() && to.isNumber()) {
            return Math.round((to.doubleValue() - from.doubleValue()) * MILLIS * MILLIS) / MILLIS;
        }
        Instant start = instant(from);
        Instant end = instant(to);
        return start == null || end == null
                ? null
                : (double) (end.toEpochMilli() - start.toEpochMilli());
    }

    /** Tags, sent as an object or as a list of pairs. */
    static Map<String, String> tags(JsonNode node) {
        if (node.isEmpty()) {
            return Map.of();
        }
        Map<String, String> tags = new LinkedHashMap<>();
        if (node.isObject()) {
            node.properties().forEach(e -> put(tags, e.getKey(), e.getValue()));
        } else {
            for (JsonNode pair : node) {
                put(tags, pair.path(0).asText(), pair.path(1));
            }
        }
        return tags;
    }

    /** The attributes of logs, metrics and spans: {@code {"name": {"value": …, "type": …}}}. */
    static Map<String, String> attributes(JsonNode node) {
        Map<String, String> tags = new LinkedHashMap<>();
        node.properties().forEach(e -> put(tags, e.getKey(), e.getValue().path("value")));
        return tags;
    }

    static @Nullable String attribute(JsonNode attributes, String name) {
        return text(attributes.path(name), "value");
    }

    private static void put(Map<String, String> tags, String name, JsonNode value) {
        if (tags.size() < TAGS && value.isValueNode() && !value.isNull()) {
            tags.put(Draft.cut(name, TAG_TEXT), Draft.cut(value.asText(), TAG_TEXT));
        }
    }
}
