package dev.sentrycanary.probe.stored;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the groups of Sentry's outcome statistics. */
final class Outcomes {
    private static final Set<String> NOT_OURS = Set.of("", "accepted", "client_discard");

    private Outcomes() {}

    /**
     * The outcome that befell the most of those that the ingest let in; none where there was no
     * such. What clients gave up before they sent it is not ours: ours was accepted.
     */
    static Explanation worst(JsonNode groups) {
        Explanation worst = Explanation.NONE;
        double most = 0;
        for (JsonNode group : groups) {
            String outcome = group.path("by").path("outcome").asText();
            double quantity = group.path("totals").path("sum(quantity)").asDouble();
            if (!NOT_OURS.contains(outcome) && quantity > most) {
                most = quantity;
                worst = new Explanation(outcome, group.path("by").path("reason").asText());
            }
        }
        return worst;
    }
}
