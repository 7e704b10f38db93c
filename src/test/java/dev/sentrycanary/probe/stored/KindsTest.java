package dev.sentrycanary.probe.stored;

import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.sentrycanary.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

/** Telemetry of each kind, sent for real and read back; sequential, since faults meet all. */
@QuarkusTest
@TestProfile(FaultyInbox.class)
class KindsTest {
    private static final String PROMISED = "receipts.findAll { it.promised }";

    @AfterEach
    void heal() {
        Client.heal();
    }

    @ParameterizedTest
    @CsvSource({"attachment,1", "checkin,4", "feedback,2", "session,3", "flags,1", "metrics,3"})
    void each_kind_is_proven_to_its_last_stage(String scenario, int promised) {
        JsonPath run = Client.run(scenario, Map.of());

        assertThat(run.getString("verdict.outcome")).as(run.prettify()).isEqualTo("passed");
        assertThat(run.getList(PROMISED)).as(run.prettify()).hasSize(promised);
        assertThat(run.getList(PROMISED + ".stages.state.flatten()")).containsOnly("proven");
        assertThat(run.getList(PROMISED + ".collect { it.stages[2].evidence }"))
                .allMatch(text -> text.toString().matches(".*\\b(\\d+)/\\1 fields as sent"));
    }

    @ParameterizedTest
    @CsvSource({
        "store_altered,attachment,stored_incomplete",
        "store_altered,checkin,stored_incomplete",
        "store_altered,feedback,stored_incomplete",
        "store_altered,session,not_stored",
        "store_altered,metrics,stored_incomplete",
        "store_stripped,flags,stored_incomplete",
        "accept_but_drop,checkin,not_stored",
        "accept_but_drop,metrics,not_stored",
        "lookup_403,session,lookup_forbidden"
    })
    void what_is_stored_otherwise_or_not_at_all_is_not_green(
            String fault, String scenario, String cause) {
        Client.cause(Map.of("kind", fault));

        JsonPath run = Client.run(scenario, Map.of());

        assertThat(run.getString("verdict.stage")).as(run.prettify()).isEqualTo("stored");
        assertThat(run.getString("verdict.cause")).isEqualTo(cause);
    }

    @Test
    void the_fault_of_other_kinds_does_not_touch_an_exception() {
        Client.cause(Map.of("kind", "store_altered"));

        JsonPath run = Client.run("exception", Map.of());

        assertThat(run.getString("verdict.outcome")).as(run.prettify()).isEqualTo("passed");
    }

    @Test
    void sessions_of_a_shared_release_cannot_be_told_apart() {
        JsonPath run = Client.run("session", Map.of("release", "shared"));

        assertThat(Client.verdict(run)).isEqualTo("incomplete stored lookup_unsupported");
        assertThat(Client.state(run, "accepted")).isEqualTo("proven");
    }

    @Test
    void a_profile_that_nobody_asked_for_is_unsupported_with_the_reason() {
        RestAssured.given()
                .contentType("application/json")
                .body(Map.of("scenario", "profile"))
                .post("/api/test/sentry/runs")
                .then()
                .statusCode(501)
                .body("detail", org.hamcrest.Matchers.containsString("SENTRY_PROFILE_SESSION"));
    }

    @Test
    void one_ring_proves_all_errors_of_a_run_in_its_issue() {
        JsonPath run = several("exception", 6);

        assertThat(run.getString("verdict.outcome")).as(run.prettify()).isEqualTo("passed");
        List<String> alerted = run.getList(PROMISED + ".collect { it.stages[3].evidence }");
        assertThat(alerted).hasSize(6).allMatch(text -> text.contains("signature valid"));
        assertThat(alerted).anyMatch(text -> text.startsWith("told with event "));
        JsonPath next = Client.run("exception", Map.of());
        assertThat(next.getString("verdict.outcome")).as(next.prettify()).isEqualTo("passed");
    }

    @Test
    void without_any_ring_no_error_of_a_run_is_alerted() {
        Client.cause(Map.of("kind", "no_alert"));

        JsonPath run = several("exception", 3);

        assertThat(Client.verdict(run)).isEqualTo("failed alerted not_alerted");
        // The first silence is the verdict; the deadlines of the others pass just after.
        await().untilAsserted(
                        () ->
                                assertThat(
                                                Client.again(run)
                                                        .getList(
                                                                PROMISED
                                                                        + ".collect {"
                                                                        + " it.stages[3].state }"))
                                        .containsOnly("late"));
    }

    private static JsonPath several(String scenario, int count) {
        String location =
                RestAssured.given()
                        .contentType("application/json")
                        .body(Map.of("scenario", scenario, "count", count))
                        .post("/api/test/sentry/runs")
                        .then()
                        .statusCode(202)
                        .extract()
                        .header("Location");
        return RestAssured.given().queryParam("wait", "60s").get(location).jsonPath();
    }
}
