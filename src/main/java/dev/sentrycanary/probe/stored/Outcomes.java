package dev.sentrycanary.probe.stored;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the groups of Sentry's outcome statistics. */
final class Outcomes {
    private Outcomes() {}

    /** The outcome other than accepted that befell the most; none where there was no such. */
    static Explanation worst(JsonNode groups) {
        Explanation worst = Explanation.NONE;
        double most = 0;
        for (JsonNode group : groups) {
            String outcome = group.path("by").path("outcome").asText();
            double quantity = group.path("totals").path("sum(quantity)").asDouble();
            if (!outcome.isEmpty() && !outcome.equals("accepted") && quantity > most) {
                most = quantity;
                worst = new Explanation(outcome, group.path("by").path("reason").asText());
            }
        }
        return worst;
    }
}
