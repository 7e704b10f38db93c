package dev.sentrycanary.sentry.transport;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.sentry.ISerializer;
import io.sentry.SentryEnvelopeItem;
import io.sentry.protocol.SentryId;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.sentry.TelemetryIds;

/**
 * Finds what can be followed in an envelope's items. Events are named in the envelope's header;
 * only the smaller kinds must be looked into, and of logs and metrics only those that are marked.
 */
final class ItemReader {
    private final ISerializer serializer;
    private final @Nullable String header;

    /**
     * @param header the id in the envelope's header, where there is one
     */
    ItemReader(ISerializer serializer, @Nullable SentryId header) {
        this.serializer = serializer;
        this.header = header == null || SentryId.EMPTY_ID.equals(header) ? null : header.toString();
    }

    List<TelemetryItem> read(SentryEnvelopeItem item) {
        return switch (item.getHeader().getType().getItemType()) {
            case "event" -> named("error");
            case "transaction" -> named("transaction");
            case "feedback", "user_report" -> named("feedback");
            case "check_in" -> checkIn(item);
            case "session" -> session(item);
            case "log" -> marked(item, "log_item");
            case "trace_metric" -> marked(item, "trace_metric");
            default -> List.of();
        };
    }

    private List<TelemetryItem> named(String category) {
        return header == null ? List.of() : List.of(new TelemetryItem(header, category, null));
    }

    /** The SDK puts the check-in's id into the header, too. */
    private List<TelemetryItem> checkIn(SentryEnvelopeItem item) {
        if (header == null) {
            return List.of();
        }
        String status = String.valueOf(json(item).get("status"));
        return List.of(new TelemetryItem(TelemetryIds.ofCheckIn(header, status), "monitor", null));
    }

    private List<TelemetryItem> session(SentryEnvelopeItem item) {
        return json(item).get("sid") instanceof String id
                ? List.of(new TelemetryItem(id.replace("-", ""), "session", null))
                : List.of();
    }

    private List<TelemetryItem> marked(SentryEnvelopeItem item, String category) {
        List<TelemetryItem> found = new ArrayList<>();
        if (isMarked(item) && json(item).get("items") instanceof List<?> entries) {
            for (Object entry : entries) {
                Map<String, String> attributes = attributes(entry);
                String id = attributes.get(TelemetryIds.ATTRIBUTE);
                if (id != null) {
                    found.add(new TelemetryItem(id, category, attributes));
                }
            }
        }
        return found;
    }

    private static Map<String, String> attributes(Object entry) {
        Map<String, String> plain = new HashMap<>();
        if (entry instanceof Map<?, ?> map && map.get("attributes") instanceof Map<?, ?> all) {
            all.forEach(
                    (name, value) -> {
                        if (value instanceof Map<?, ?> typed
                                && typed.get("value") instanceof String text) {
                            plain.put(String.valueOf(name), text);
                        }
                    });
        }
        return plain;
    }

    /** Most logs are not followed: looking for a word costs less than reading JSON. */
    private static boolean isMarked(SentryEnvelopeItem item) {
        try {
            return new String(item.getData(), StandardCharsets.ISO_8859_1)
                    .contains('"' + TelemetryIds.ATTRIBUTE + '"');
        } catch (Exception unreadable) {
            return false;
        }
    }

    /** Empty where it cannot be read: then it cannot be sent either, which the SDK tells. */
    private Map<?, ?> json(SentryEnvelopeItem item) {
        try (Reader reader =
                new InputStreamReader(
                        new ByteArrayInputStream(item.getData()), StandardCharsets.UTF_8)) {
            Map<?, ?> json = serializer.deserialize(reader, Map.class);
            return json == null ? Map.of() : json;
        } catch (Exception unreadable) {
            return Map.of();
        }
    }
}
