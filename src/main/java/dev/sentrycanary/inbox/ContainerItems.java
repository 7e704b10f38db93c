package dev.sentrycanary.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.databind.JsonNode;

import dev.sentrycanary.wire.EventIds;

/** Reads logs and metrics, which come many to a container. */
final class ContainerItems {
    private static final int MOST = 1000;

    private ContainerItems() {}

    static List<Draft> logs(JsonNode payload, ItemContext context) {
        return each(payload, context, ContainerItems::log);
    }

    static List<Draft> metrics(JsonNode payload, ItemContext context) {
        return each(payload, context, ContainerItems::metric);
    }

    private static List<Draft> each(
            JsonNode payload, ItemContext context, BiConsumer<JsonNode, Draft> reader) {
        JsonNode items = payload.path("items");
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST, items.size()); i++) {
            Draft draft = context.draft();
            JsonNode entry = items.path(i);
            JsonNode attributes = entry.path("attributes");
            draft.timestamp = Json.instant(entry.path("timestamp"));
            draft.traceId = EventIds.normalize(Json.text(entry, "trace_id"));
            draft.tags = Json.attributes(attributes);
            draft.environment = Json.attribute(attributes, "sentry.environment");
            draft.release = Json.attribute(attributes, "sentry.release");
            reader.accept(entry, draft);
            drafts.add(draft);
        }
        if (drafts.isEmpty()) {
            Draft draft = context.draft();
            draft.error("the container holds no items");
            return List.of(draft);
        }
        JsonNode announced = context.item().headers().path("item_count");
        if (!announced.isNumber() || announced.asInt() != items.size()) {
            drafts.get(0).error("item_count does not match: it holds " + items.size());
        }
        if (items.size() > MOST) {
            drafts.get(0).error("only the first " + MOST + " of " + items.size() + " are listed");
        }
        return drafts;
    }

    private static void log(JsonNode log, Draft draft) {
        draft.level = Json.text(log, "level");
        draft.message = Json.text(log, "body");
        draft.title = draft.message;
    }

    private static void metric(JsonNode metric, Draft draft) {
        draft.message = Json.text(metric, "name");
        draft.status = Json.text(metric, "type");
        String unit = Json.text(metric, "unit");
        String value = Json.text(metric, "value");
        boolean bare = unit == null || unit.isBlank() || unit.equals("none");
        draft.title = draft.message + " = " + value + (bare ? "" : " " + unit);
    }
}
