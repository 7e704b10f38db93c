package dev.sentrycanary.probe.stored;

import java.util.List;
import java.util.Map;

/**
 * A fault, and what the canary must say of it.
 *
 * @param name what goes wrong, for people
 * @param fault the order for the inbox; empty where the scenario itself meets the obstacle
 * @param scenario what is run
 * @param arguments of the scenario
 * @param stage where the chain must end
 * @param state which state that stage must be in
 * @param cause why
 */
public record FaultCase(
        String name,
        Map<String, ?> fault,
        String scenario,
        Map<String, String> arguments,
        String stage,
        String state,
        String cause) {

    private static FaultCase inbox(String kind, String stage, String state, String cause) {
        return new FaultCase(
                kind, Map.of("kind", kind), "exception", Map.of(), stage, state, cause);
    }

    private static FaultCase delayed(
            String kind, String delay, String stage, String state, String cause) {
        return new FaultCase(
                kind,
                Map.of("kind", kind, "delay", delay),
                "exception",
                Map.of(),
                stage,
                state,
                cause);
    }

    private static FaultCase sdk(String obstacle, String stage, String state, String cause) {
        return new FaultCase(
                obstacle, Map.of(), "saboteur", Map.of("obstacle", obstacle), stage, state, cause);
    }

    public static List<FaultCase> all() {
        return List.of(
                sdk("before_send", "captured", "failed", "dropped_by_before_send"),
                sdk("event_processor", "captured", "failed", "dropped_by_event_processor"),
                sdk("ignored", "captured", "failed", "ignored_type"),
                sdk("scenario", "captured", "proven", "scenario_error"),
                sdk("nothing", "captured", "-", "nothing_captured"),
                sdk("twice", "captured", "proven", "captured_twice"),
                inbox("refuse", "accepted", "failed", "connect_refused"),
                inbox("close", "accepted", "failed", "connection_reset"),
                inbox("reset", "accepted", "failed", "connection_reset"),
                inbox("hang", "accepted", "failed", "timeout"),
                delayed("slow", "9s", "accepted", "failed", "timeout"),
                inbox("status_400", "accepted", "failed", "invalid_payload"),
                inbox("status_401", "accepted", "failed", "auth_rejected"),
                inbox("status_403", "accepted", "failed", "forbidden"),
                inbox("status_404", "accepted", "failed", "project_unknown"),
                inbox("status_413", "accepted", "failed", "payload_too_large"),
                inbox("rate_limits", "accepted", "failed", "rate_limited"),
                inbox("retry_after", "accepted", "failed", "rate_limited"),
                inbox("status_500", "accepted", "failed", "server_error"),
                inbox("status_503", "accepted", "failed", "server_error"),
                inbox("accept_but_drop", "stored", "failed", "not_stored"),
                delayed("store_late", "13s", "stored", "late", "late"),
                inbox("store_stripped", "stored", "failed", "stored_incomplete"),
                new FaultCase(
                        "store_unscrubbed",
                        Map.of("kind", "store_unscrubbed", "text", Saboteur.SECRET),
                        "saboteur",
                        Map.of("obstacle", "secret"),
                        "stored",
                        "failed",
                        "secret_leaked"),
                new FaultCase(
                        "store_altered",
                        Map.of("kind", "store_altered"),
                        "attachment",
                        Map.of(),
                        "stored",
                        "failed",
                        "stored_incomplete"),
                sdk("expectation", "stored", "failed", "expectation_failed"),
                inbox("lookup_not_json", "stored", "unchecked", "lookup_not_json"),
                inbox("lookup_too_large", "stored", "unchecked", "lookup_too_large"),
                delayed("lookup_slow", "15s", "stored", "unchecked", "lookup_timeout"),
                inbox("lookup_401", "stored", "unchecked", "lookup_unauthorized"),
                inbox("lookup_403", "stored", "unchecked", "lookup_forbidden"),
                inbox("lookup_429", "stored", "unchecked", "lookup_rate_limited"),
                inbox("lookup_500", "stored", "unchecked", "lookup_failed"),
                inbox("lookup_close", "stored", "unchecked", "lookup_failed"),
                inbox("no_alert", "alerted", "late", "not_alerted"),
                delayed("late_alert", "15s", "alerted", "late", "late"),
                inbox("wrong_signature", "alerted", "failed", "bad_signature"),
                inbox("replayed_alert", "alerted", "late", "not_alerted"),
                inbox("stale_alert", "alerted", "late", "not_alerted"),
                inbox("other_event_alert", "alerted", "late", "not_alerted"),
                inbox("oversized_alert", "alerted", "late", "not_alerted"));
    }
}
