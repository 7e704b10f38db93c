package dev.sentrycanary.probe.alerted;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.receipt.Fact;
import dev.sentrycanary.receipt.Stage;

/**
 * An alert that rang and whose issue is still open: what else is in the issue was told with it.
 *
 * @param eventId the event that rang
 * @param run the run that raised it
 * @param issue the issue
 * @param ring the alert
 */
record Told(String eventId, String run, String issue, Ring ring) {

    /** What the alert proves of its own event. */
    static Fact itself(Ring ring) {
        return Fact.proven(Stage.ALERTED, ring.at(), null, words(ring)).with(details(ring));
    }

    /** What the alert proves of an event that is in the same issue. */
    Fact beside(StoredIn event) {
        Map<String, String> details = details(ring);
        details.put("rang_for", eventId);
        Instant at = ring.at().isBefore(event.accepted()) ? event.accepted() : ring.at();
        return Fact.proven(
                        Stage.ALERTED,
                        at,
                        null,
                        "told with event " + eventId + " of the same issue: " + words(ring))
                .with(details);
    }

    private static String words(Ring ring) {
        String rule = ring.rule() == null ? "" : " from rule \"" + ring.rule() + "\"";
        return ring.resource() + rule + ", signature valid";
    }

    private static Map<String, String> details(Ring ring) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("webhook", ring.resource());
        put(details, "rule", ring.rule());
        put(details, "issue", ring.issue());
        put(details, "link", ring.link());
        return details;
    }

    private static void put(Map<String, String> details, String name, @Nullable String value) {
        if (value != null) {
            details.put(name, value);
        }
    }
}
