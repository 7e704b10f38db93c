package dev.sentrycanary.probe.stored;

import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every scenario of the catalogue turns red when something is wrong, and says what. */
@QuarkusTest
@TestProfile(FaultyInbox.class)
class RedScenariosTest {
    @AfterEach
    void heal() {
        Client.heal();
    }

    @Test
    void no_scenario_passes_at_an_ingest_that_refuses_everything() {
        Client.cause(Map.of("kind", "status_400"));
        List<Map<String, Object>> scenarios =
                RestAssured.get("/api/test/sentry/scenarios").jsonPath().getList("scenarios");
        SoftAssertions all = new SoftAssertions();
        for (Map<String, Object> scenario : scenarios) {
            if (!scenario.containsKey("unsupported")) {
                JsonPath run = Client.run(String.valueOf(scenario.get("name")), Map.of());
                all.assertThat(Client.verdict(run))
                        .as(scenario.get("name") + ": " + run.prettify())
                        .isEqualTo("failed accepted invalid_payload");
            }
        }
        all.assertAll();
    }

    @ParameterizedTest
    @CsvSource({
        "header",
        "cookie",
        "query",
        "body",
        "nested",
        "userinfo",
        "extra",
        "breadcrumb",
        "exception",
        "log",
        "span"
    })
    void a_secret_that_survives_is_found_and_its_place_is_told(String place) {
        String secret = "q7Zx-" + place + "-4f1c9e7b2a";
        Client.cause(Map.of("kind", "store_unscrubbed", "text", secret));

        JsonPath run = Client.run("leak", Map.of());

        assertThat(Client.verdict(run)).isEqualTo("failed stored secret_leaked");
        String evidence =
                run.getString(
                        "receipts.stages.flatten().find { it.cause == 'secret_leaked' }.evidence");
        assertThat(evidence).startsWith("readable in ").doesNotContain(secret);
        assertThat(run.prettify()).doesNotContain(secret);
    }

    @ParameterizedTest
    @CsvSource({"grouping", "log"})
    void events_of_an_issue_that_never_rang_are_not_taken_for_told(String scenario) {
        Client.cause(Map.of("kind", "no_alert"));

        JsonPath run = Client.run(scenario, Map.of());

        assertThat(Client.verdict(run)).as(run.prettify()).isEqualTo("failed alerted not_alerted");
    }

    @Test
    void a_scenario_whose_second_group_never_rang_is_red_although_the_first_did() {
        assertThat(Client.verdict(Client.run("grouping", Map.of()))).startsWith("passed");
        Client.cause(Map.of("kind", "no_alert", "count", 1));

        JsonPath run = Client.run("grouping", Map.of());

        assertThat(Client.verdict(run)).as(run.prettify()).isEqualTo("failed alerted not_alerted");
    }

    @Test
    void a_run_after_a_healed_fault_passes() {
        Client.cause(Map.of("kind", "status_400"));
        Client.run("message", Map.of());
        Client.heal();

        JsonPath run = Client.run("burst", Map.of("count", "200"));

        assertThat(Client.verdict(run)).as(run.prettify()).startsWith("passed");
        for (String stage : List.of("promised", "captured", "accepted", "stored", "alerted")) {
            assertThat(run.getInt("counts.error." + stage)).as(stage).isEqualTo(200);
        }
        assertThat(run.getInt("counts.error.dropped")).isZero();
    }
}
