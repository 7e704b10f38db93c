package dev.sentrycanary.scenario;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import dev.sentrycanary.scenario.expect.Finding;

import static org.assertj.core.api.Assertions.assertThat;

/** Each promise of the smaller kinds can be broken. */
class KindExpectationsTest {
    @Test
    void a_check_in_that_ended_must_tell_a_plausible_duration() {
        Scenario scenario = new CronCheckIn();
        Map<String, Object> slug = Map.of("monitor_slug", "canary-check-in");
        assertThat(broken(scenario, with(slug, Map.of("status", "in_progress")))).isEmpty();
        assertThat(broken(scenario, with(slug, Map.of("status", "ok", "duration_ms", 25))))
                .isEmpty();
        assertThat(broken(scenario, with(slug, Map.of("status", "ok")))).hasSize(1);
        assertThat(broken(scenario, with(slug, Map.of("status", "missed", "duration_ms", 25))))
                .containsExactly("the status is missed");
        assertThat(broken(scenario, Map.of("status", "in_progress"))).hasSize(1);
    }

    @Test
    void flags_must_be_listed_as_they_were_evaluated() {
        List<Map<String, Object>> right =
                List.of(
                        flag("canary-new-checkout", true),
                        flag("canary-dark-mode", false),
                        flag("canary-fast-lane", true));
        assertThat(broken(new FeatureFlags(), flagged(right))).isEmpty();
        assertThat(broken(new FeatureFlags(), flagged(List.of(right.get(1), right.get(0)))))
                .hasSize(1);
        assertThat(broken(new FeatureFlags(), flagged(List.of()))).containsExactly("it lists none");
    }

    @Test
    void feedback_must_be_linked_to_the_error_of_its_run() {
        Map<String, Object> linked =
                Map.of("message", "I clicked on pay, and the canary fell silent");
        Map<String, Object> right = with(linked, Map.of("associated_event_id", "abc"));
        assertThat(feedback(right, "abc")).isEmpty();
        assertThat(feedback(right, "abd")).containsExactly("it is another event, abc");
        assertThat(feedback(linked, "abc")).containsExactly("it is missing");
    }

    @Test
    void a_metric_must_have_the_type_and_value_that_go_with_its_name() {
        Scenario scenario = new TraceMetrics();
        assertThat(broken(scenario, metric("canary.counter", "counter", 3.0))).isEmpty();
        assertThat(broken(scenario, metric("canary.counter", "counter", 2.0)))
                .containsExactly("it is a counter of 2.0");
        assertThat(broken(scenario, metric("canary.gauge", "counter", 21.5))).hasSize(1);
        assertThat(broken(scenario, metric("other", "counter", 3.0))).hasSize(1);
    }

    @Test
    void attachments_must_be_there_with_their_bytes() {
        Map<String, Object> event =
                Map.of(
                        "attachments",
                        List.of(
                                Map.of("name", "canary.txt", "sha256", "00"),
                                Map.of("name", "other.bin", "sha256", "00")));
        assertThat(broken(new AttachedFiles(), event)).contains("it has others", "it is missing");
    }

    private static Map<String, Object> flag(String name, boolean result) {
        return Map.of("flag", name, "result", result);
    }

    private static Map<String, Object> flagged(List<Map<String, Object>> flags) {
        return Map.of(
                "exception",
                List.of(Map.of("value", "This is a canary: an error behind feature flags")),
                "contexts",
                Map.of("flags", Map.of("values", flags)));
    }

    private static Map<String, Object> metric(String name, String type, double value) {
        return Map.of("name", name, "type", type, "value", value);
    }

    private static List<String> feedback(Map<String, Object> feedback, String about) {
        Map<String, Object> event =
                Map.of(
                        "contexts", Map.of("feedback", feedback),
                        "tags", Map.of("canary_about", about));
        return broken(new UserFeedback(), event, EventKind.FEEDBACK);
    }

    private static Map<String, Object> with(Map<String, Object> one, Map<String, Object> more) {
        Map<String, Object> both = new java.util.HashMap<>(one);
        both.putAll(more);
        return both;
    }

    private static List<String> broken(Scenario scenario, Map<String, ?> event) {
        return broken(scenario, event, scenario.promises().get(0).kind());
    }

    private static List<String> broken(Scenario scenario, Map<String, ?> event, EventKind kind) {
        return scenario.expectations().stream()
                .filter(rule -> rule.kind() == kind)
                .map(rule -> rule.evaluate(event))
                .map(Finding::reason)
                .filter(Objects::nonNull)
                .toList();
    }
}
