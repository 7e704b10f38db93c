package dev.sentrycanary.inbox;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Counts what became of telemetry: what the inbox holds, and what clients say they gave up. */
final class OutcomeCounts {
    private static final Map<Kind, String> CATEGORIES =
            Map.of(
                    Kind.ERROR, "error",
                    Kind.TRANSACTION, "transaction",
                    Kind.CHECK_IN, "monitor",
                    Kind.SESSION, "session",
                    Kind.FEEDBACK, "feedback",
                    Kind.LOG, "log_item",
                    Kind.METRIC, "trace_metric",
                    Kind.SPAN, "span",
                    Kind.ATTACHMENT, "attachment",
                    Kind.PROFILE, "profile_chunk");

    private final @Nullable String category;
    private final Map<String, Long> discards = new TreeMap<>();
    private long accepted;

    /** Counts one category, or all where it is null. */
    OutcomeCounts(@Nullable String category) {
        this.category = category;
    }

    void accepted(InboxEvent event) {
        String counted = CATEGORIES.get(event.summary().kind());
        if (counted != null && (category == null || category.equals(counted))) {
            accepted++;
        }
    }

    /** Adds what a client report says. */
    void discarded(JsonNode report) {
        for (JsonNode part : report.path("discarded_events")) {
            if (category == null || category.equals(part.path("category").asText())) {
                discards.merge(
                        part.path("reason").asText("unknown"),
                        Math.max(0, part.path("quantity").asLong()),
                        Long::sum);
            }
        }
    }

    ObjectNode answer() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode groups = answer.putArray("groups");
        group(groups, "accepted", "none", accepted);
        discards.forEach((reason, many) -> group(groups, "client_discard", reason, many));
        return answer;
    }

    private static void group(ArrayNode groups, String outcome, String reason, long many) {
        ObjectNode group = groups.addObject();
        group.putObject("by").put("outcome", outcome).put("reason", reason);
        group.putObject("totals").put("sum(quantity)", many);
        group.putObject("series").putArray("sum(quantity)").add(many);
    }
}
