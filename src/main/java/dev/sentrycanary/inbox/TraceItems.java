package dev.sentrycanary.inbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.wire.EventIds;

/** Reads transactions, spans and profiles. */
final class TraceItems {
    private TraceItems() {}

    static void transaction(JsonNode transaction, Draft draft) {
        draft.common(transaction);
        JsonNode trace = transaction.path("contexts").path("trace");
        draft.title = draft.transaction;
        draft.culprit = draft.transaction;
        draft.message = Json.text(trace, "op");
        draft.status = Json.text(trace, "status");
        draft.durationMs =
                Json.millis(transaction.path("start_timestamp"), transaction.path("timestamp"));
    }

    static void profile(JsonNode profile, Draft draft) {
        draft.common(profile);
        JsonNode transaction = profile.path("transaction");
        String name = Json.text(transaction, "name");
        int samples = profile.path("profile").path("samples").size();
        draft.title =
                name == null
                        ? "profile chunk, " + samples + (samples == 1 ? " sample" : " samples")
                        : "profile of " + name;
        if (draft.traceId == null) {
            draft.traceId = EventIds.normalize(Json.text(transaction, "trace_id"));
        }
        for (String id : List.of("chunk_id", "profile_id", "event_id")) {
            String own = EventIds.normalize(Json.text(profile, id));
            draft.id = draft.id == null ? own : draft.id;
        }
    }

    /** A span container of version 2 becomes one summary per trace; an old span is its own. */
    static List<Draft> spans(JsonNode payload, ItemContext context) {
        if (!payload.path("items").isArray()) {
            Draft draft = context.draft();
            span(payload, draft, 1);
            return List.of(draft);
        }
        Map<String, List<JsonNode>> byTrace = new LinkedHashMap<>();
        for (JsonNode span : payload.path("items")) {
            byTrace.computeIfAbsent(span.path("trace_id").asText(), t -> new ArrayList<>())
                    .add(span);
        }
        List<Draft> drafts = new ArrayList<>();
        byTrace.forEach(
                (trace, spans) -> {
                    Draft draft = context.draft();
                    span(root(spans), draft, spans.size());
                    drafts.add(draft);
                });
        return drafts;
    }

    private static JsonNode root(List<JsonNode> spans) {
        return spans.stream()
                .filter(s -> s.path("is_segment").asBoolean())
                .findFirst()
                .orElse(spans.get(0));
    }

    private static void span(JsonNode span, Draft draft, int count) {
        JsonNode attributes = span.path("attributes");
        String name = Json.text(span, "name");
        draft.title = name == null ? Json.text(span, "description") : name;
        draft.transaction = or(Json.attribute(attributes, "sentry.segment.name"), draft.title);
        draft.message = count == 1 ? "1 span" : count + " spans";
        draft.status = Json.text(span, "status");
        draft.traceId = EventIds.normalize(Json.text(span, "trace_id"));
        draft.environment = Json.attribute(attributes, "sentry.environment");
        draft.release = Json.attribute(attributes, "sentry.release");
        draft.tags = Json.attributes(attributes);
        JsonNode end = span.path(span.has("end_timestamp") ? "end_timestamp" : "timestamp");
        draft.timestamp = Json.instant(span.path("start_timestamp"));
        draft.durationMs = Json.millis(span.path("start_timestamp"), end);
    }

    private static @Nullable String or(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }
}
