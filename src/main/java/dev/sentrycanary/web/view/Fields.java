package dev.sentrycanary.web.view;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Reads payloads whose every field may be missing, of another type, or far too long. */
public final class Fields {
    private static final int SHOWN = 4096;
    private static final int MOST = 500;
    private static final double LATEST = 253_402_300_799.0;
    private static final double NANOS = 1e9;

    private Fields() {}

    /** The text of a field, also of a number or boolean; null for anything else and for blanks. */
    public static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isValueNode() || value.isNull()) {
            return null;
        }
        String text = value.asText();
        return text.isBlank() ? null : cut(text, SHOWN);
    }

    /** The first of these fields that has text, else the empty string. */
    public static String first(JsonNode node, String... names) {
        for (String name : names) {
            String text = text(node, name);
            if (text != null) {
                return text;
            }
        }
        return "";
    }

    /** The elements of a list that is sent plain or as {@code {"values": […]}}; at most 500. */
    public static List<JsonNode> list(JsonNode node) {
        JsonNode values = values(node);
        List<JsonNode> list = new ArrayList<>();
        for (int i = 0; values.isArray() && i < Math.min(MOST, values.size()); i++) {
            list.add(values.get(i));
        }
        return list;
    }

    /** The last elements of a list whose end matters most, such as frames and breadcrumbs. */
    static List<JsonNode> last(JsonNode node, int most) {
        JsonNode values = values(node);
        List<JsonNode> list = new ArrayList<>();
        for (int i = Math.max(0, values.size() - most);
                values.isArray() && i < values.size();
                i++) {
            list.add(values.get(i));
        }
        return list;
    }

    /** How many elements a list has, however many of them are shown. */
    static int size(JsonNode node) {
        JsonNode values = values(node);
        return values.isArray() ? values.size() : 0;
    }

    private static JsonNode values(JsonNode node) {
        return node.isObject() ? node.path("values") : node;
    }

    /** Seconds since the epoch, sent as a number or as ISO 8601; NaN when unknown. */
    public static double seconds(JsonNode node) {
        if (node.isNumber()) {
            double seconds = node.doubleValue();
            return Math.abs(seconds) <= LATEST ? seconds : Double.NaN;
        }
        String text = node.textValue();
        if (text == null) {
            return Double.NaN;
        }
        try {
            boolean zoned =
                    text.endsWith("Z") || text.indexOf('+') > 0 || text.lastIndexOf('-') > 9;
            Instant at =
                    zoned
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            return at.getEpochSecond() + at.getNano() / NANOS;
        } catch (DateTimeException e) {
            return Double.NaN;
        }
    }

    /** The moment of a field, or null. */
    public static @Nullable Instant instant(JsonNode node) {
        double seconds = seconds(node);
        return Double.isNaN(seconds) ? null : Instant.ofEpochMilli(Math.round(seconds * 1000));
    }

    /** Any value as text: a scalar as it is, the rest as JSON. */
    public static String shown(JsonNode value) {
        if (value.isMissingNode()) {
            return "";
        }
        if (value.isDouble() && Math.abs(value.doubleValue()) < LATEST) {
            return BigDecimal.valueOf(value.doubleValue()).toPlainString();
        }
        return cut(value.isTextual() ? value.textValue() : value.toString(), SHOWN);
    }

    /** At most {@code length} characters, the last one an ellipsis where something was cut off. */
    public static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
        return text.substring(0, end) + "…";
    }
}
