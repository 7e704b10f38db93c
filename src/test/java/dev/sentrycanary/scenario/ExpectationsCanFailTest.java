package dev.sentrycanary.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

import dev.sentrycanary.scenario.expect.Expectation;
import dev.sentrycanary.scenario.expect.Finding;

/** An expectation that an empty event meets could never fail. */
@QuarkusTest
class ExpectationsCanFailTest {
    /** Of the form, because one expectation is only about its requests. */
    private static final Map<String, Object> BARREN =
            Map.of(
                    "request",
                    Map.of("method", "POST", "url", "http://localhost:8080/api/test/sentry"));

    /** The same at the far side of a hop, because some expectations are only about that. */
    private static final Map<String, Object> FAR =
            Map.of("request", Map.of("method", "POST"), "tags", Map.of(Scenario.SIDE_TAG, "far"));

    @Inject ScenarioCatalog catalog;

    @Test
    void no_expectation_of_any_scenario_holds_for_an_event_without_content() {
        SoftAssertions all = new SoftAssertions();
        for (Scenario scenario : catalog.all()) {
            Call call = new Call("0".repeat(32), Arguments.of(scenario, Map.of()).values());
            List<Expectation> rules = new ArrayList<>(scenario.expectations());
            rules.addAll(scenario.expectations(call));
            for (Expectation rule : rules) {
                Finding near = rule.evaluate(BARREN);
                Finding finding = near.holds() ? rule.evaluate(FAR) : near;
                all.assertThat(finding.holds())
                        .as(scenario.name() + ": " + rule.description())
                        .isFalse();
                all.assertThat(finding.reason())
                        .as(scenario.name() + ": " + rule.description())
                        .doesNotContain("the check itself failed");
            }
        }
        all.assertAll();
    }

    @Test
    void each_kind_that_a_scenario_promises_is_expected_to_be_something() {
        for (Scenario scenario : catalog.all()) {
            List<EventKind> expected =
                    scenario.expectations().stream().map(Expectation::kind).toList();
            org.assertj.core.api.Assertions.assertThat(expected)
                    .as(scenario.name())
                    .containsAnyElementsOf(
                            scenario.promises().stream().map(Promise::kind).toList());
        }
    }
}
