package dev.sentrycanary.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.wire.EnvelopeItem;
import dev.sentrycanary.wire.EventIds;

/** A summary while an item is being read. */
final class Draft {
    private static final int TITLE = 256;
    private static final int NAME = 200;
    private static final int MESSAGE = 8192;

    final Kind kind;
    private final String itemType;
    private final int item;
    private final List<String> errors = new ArrayList<>(0);

    /** Its own id by the protocol, where it has one. */
    @Nullable String id;

    @Nullable String eventId;
    @Nullable String level;
    @Nullable String title;
    @Nullable String message;
    @Nullable String exceptionType;
    @Nullable String transaction;
    @Nullable String culprit;
    @Nullable String status;
    @Nullable Double durationMs;
    @Nullable String traceId;
    @Nullable String environment;
    @Nullable String release;
    @Nullable Instant timestamp;
    @Nullable String sdk;
    @Nullable String platform;
    Map<String, String> tags = Map.of();

    /** What groups it into an issue; errors only. */
    @Nullable String groupKey;

    Draft(EnvelopeItem item, int index) {
        this.itemType = cut(item.type(), NAME);
        this.kind = Kind.ofItemType(item.type());
        this.item = index;
    }

    /** Fills what most payloads name alike. */
    Draft common(JsonNode payload) {
        level = Json.text(payload, "level");
        transaction = Json.text(payload, "transaction");
        environment = Json.text(payload, "environment");
        release = Json.text(payload, "release");
        platform = Json.text(payload, "platform");
        timestamp = Json.instant(payload.path("timestamp"));
        tags = Json.tags(payload.path("tags"));
        traceId = EventIds.normalize(Json.text(payload.path("contexts").path("trace"), "trace_id"));
        return sdk(payload.path("sdk"));
    }

    Draft sdk(JsonNode node) {
        String name = Json.text(node, "name");
        if (sdk == null && name != null) {
            String version = Json.text(node, "version");
            sdk = version == null ? name : name + "/" + version;
        }
        return this;
    }

    /** Whether its own id is the event id: Sentry stores such an event once. */
    boolean isEvent() {
        return itemType.equals("event")
                || itemType.equals("transaction")
                || itemType.equals("feedback");
    }

    void error(String what) {
        errors.add(what);
    }

    Summary summary() {
        return new Summary(
                eventId,
                kind,
                itemType,
                item,
                shortened(level),
                cut(title == null || title.isBlank() ? "<" + itemType + ">" : title, TITLE),
                message == null ? null : cut(message, MESSAGE),
                shortened(exceptionType),
                shortened(transaction),
                shortened(culprit),
                shortened(status),
                durationMs,
                traceId,
                shortened(environment),
                shortened(release),
                timestamp,
                shortened(sdk),
                shortened(platform),
                tags,
                errors);
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null ? null : cut(text, NAME);
    }

    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
