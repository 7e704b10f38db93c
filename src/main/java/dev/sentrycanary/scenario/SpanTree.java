package dev.sentrycanary.scenario;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.sentrycanary.scenario.expect.Check;
import dev.sentrycanary.scenario.expect.EventTree;

/**
 * Looks at the spans of a transaction; the far side of a hop has none of its own to show.
 *
 * @param operations that must be among the spans
 */
record SpanTree(List<String> operations) implements Check {
    SpanTree {
        operations = List.copyOf(operations);
    }

    @Override
    public Optional<String> complaint(EventTree event) {
        if (event.text("tags." + Scenario.SIDE_TAG).isPresent()) {
            return Optional.empty();
        }
        Set<String> ids = new HashSet<>();
        event.text("contexts.trace.span_id").ifPresent(ids::add);
        Set<String> seen = new HashSet<>();
        for (Object span : event.list("spans")) {
            if (span instanceof Map<?, ?> map) {
                ids.add(String.valueOf(map.get("span_id")));
                seen.add(String.valueOf(map.get("op")));
            }
        }
        for (Object span : event.list("spans")) {
            if (span instanceof Map<?, ?> map
                    && !ids.contains(String.valueOf(map.get("parent_span_id")))) {
                return Optional.of("the span " + map.get("description") + " has no parent");
            }
        }
        return operations.stream()
                .filter(operation -> !seen.contains(operation))
                .findFirst()
                .map(operation -> "no span " + operation);
    }
}
