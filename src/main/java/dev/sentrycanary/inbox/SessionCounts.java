package dev.sentrycanary.inbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sentrycanary.wire.WireException;
import dev.sentrycanary.wire.WireJson;

/** Counts sessions by their status; of several updates of a session the newest counts. */
final class SessionCounts {
    private final RowQuery query;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Long> counts = new TreeMap<>();

    /** Counts what matches {@code query}, which may name release and environment. */
    SessionCounts(RowQuery query) {
        this.query = query;
        for (String status : new String[] {"healthy", "errored", "crashed", "abnormal"}) {
            counts.put(status, 0L);
        }
    }

    /** Adds an update; they come newest first. */
    void add(StoredEvent stored) {
        try {
            JsonNode session = WireJson.read(stored.item().payload());
            if (!query.matches(session.path("attrs"))) {
                return;
            }
            if (session.has("aggregates")) {
                session.path("aggregates").forEach(this::addAggregate);
            } else if (seen.add(stored.event().id())) {
                count(status(session), 1);
            }
        } catch (WireException unreadable) {
            // It is listed as unreadable; it counts for nothing.
        }
    }

    private static String status(JsonNode session) {
        String status = session.path("status").asText();
        if (status.equals("crashed") || status.equals("abnormal")) {
            return status;
        }
        return session.path("errors").asInt() > 0 ? "errored" : "healthy";
    }

    /** Sessions of servers come as sums. */
    private void addAggregate(JsonNode sum) {
        count("healthy", sum.path("exited").asLong());
        count("errored", sum.path("errored").asLong());
        count("crashed", sum.path("crashed").asLong());
        count("abnormal", sum.path("abnormal").asLong());
    }

    private void count(String status, long many) {
        counts.merge(status, Math.max(0, many), Long::sum);
    }

    ObjectNode answer(boolean byStatus) {
        Instant end = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        Instant start = end.minus(1, ChronoUnit.HOURS);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("start", start.toString()).put("end", end.toString());
        answer.putArray("intervals").add(start.toString());
        ArrayNode groups = answer.putArray("groups");
        if (byStatus) {
            counts.forEach(
                    (status, many) ->
                            group(groups, many).putObject("by").put("session.status", status));
        } else {
            group(groups, counts.values().stream().mapToLong(Long::longValue).sum())
                    .putObject("by");
        }
        return answer;
    }

    private static ObjectNode group(ArrayNode groups, long many) {
        ObjectNode group = groups.addObject();
        group.putObject("totals").put("sum(session)", many);
        group.putObject("series").putArray("sum(session)").add(many);
        return group;
    }
}
