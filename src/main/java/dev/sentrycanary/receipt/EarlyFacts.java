package dev.sentrycanary.receipt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Facts that came before anybody said to which run their event belongs; an alert may beat the
 * answer of the ingest. Most are of events that belong to no run, so the oldest are forgotten.
 */
final class EarlyFacts {
    private static final int FACTS_PER_EVENT = 8;

    private final int limit;
    private final Map<String, List<Fact>> byEvent = new LinkedHashMap<>();

    EarlyFacts(int limit) {
        this.limit = limit;
    }

    void hold(String eventId, Fact fact) {
        List<Fact> facts = byEvent.computeIfAbsent(eventId, id -> new ArrayList<>());
        if (facts.size() < FACTS_PER_EVENT && !facts.contains(fact)) {
            facts.add(fact);
        }
        if (byEvent.size() > limit) {
            byEvent.remove(byEvent.keySet().iterator().next());
        }
    }

    List<Fact> release(String eventId) {
        List<Fact> facts = byEvent.remove(eventId);
        return facts == null ? List.of() : facts;
    }
}
