package dev.sentrycanary.api;

import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Runs and receipts over HTTP, against the inbox as target. */
@QuarkusTest
class RunsTest {
    private static final String ROOT = "/api/test/sentry";
    private static final String RUNS = ROOT + "/runs";

    @Test
    void a_run_is_accepted_with_its_address_and_followed_to_its_verdict() {
        Response started = start("{\"scenario\": \"exception\"}");

        assertThat(started.statusCode()).as(started.asString()).isEqualTo(202);
        assertThat(started.header("Location")).isEqualTo(started.jsonPath().getString("url"));
        JsonPath run = given().get(started.header("Location") + "?wait=60s").jsonPath();
        assertThat(run.getString("scenario")).isEqualTo("exception");
        assertThat(run.getString("verdict.outcome")).as(run.prettify()).isEqualTo("passed");
        String error = "receipts.find { it.kind == 'error' }.";
        assertThat(run.getList(error + "stages.stage"))
                .containsExactly("captured", "accepted", "stored", "alerted");
        assertThat(run.getList(error + "stages.state").subList(0, 2))
                .containsExactly("proven", "proven");
        assertThat(run.getString(error + "stages[1].evidence")).startsWith("HTTP 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exception", "validation", "custom", "performance"})
    void each_seed_scenario_is_proven_to_its_last_stage(String scenario) {
        JsonPath run = finished("{\"scenario\": \"" + scenario + "\"}");

        assertThat(run.getString("verdict.outcome")).as(run.prettify()).isEqualTo("passed");
        assertThat(run.getList("receipts.findAll { it.promised }.stages.state.flatten()"))
                .isNotEmpty()
                .containsOnly("proven");
    }

    @Test
    void debug_adds_the_log_the_metrics_and_the_configuration_as_text() {
        Response started = start("{\"scenario\": \"exception\"}");
        String address = started.header("Location") + "?wait=30s&debug=true";

        for (String accepted : new String[] {"text/plain", "application/json"}) {
            Response answer = given().accept(accepted).get(address);
            assertThat(answer.contentType()).startsWith("text/plain");
            assertThat(answer.asString())
                    .contains("PASSED", "Log of this run:", "accepted proven: HTTP 200")
                    .contains("verdict: passed")
                    .contains("canary_runs_total{cause=\"none\",origin=\"http\"")
                    .contains("canary_stage_seconds_sum{kind=\"error\",stage=\"stored\"}")
                    .contains("canary.access.mode=loopback", "sentry.traces-sample-rate=1.0");
        }
        given().get(started.header("Location") + "?debug=maybe").then().statusCode(400);
    }

    @Test
    void several_executions_give_as_many_receipts() {
        JsonPath run = finished("{\"scenario\": \"validation\", \"count\": 5}");

        assertThat(run.getInt("promised.error")).isEqualTo(5);
        assertThat(run.getList("receipts.findAll { it.kind == 'error' }.event_id"))
                .hasSize(5)
                .doesNotHaveDuplicates();
        assertThat(run.getString("verdict.outcome")).as(run.prettify()).isEqualTo("passed");
        assertThat(run.getInt("counts.error.alerted")).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"debug", "info", "warning", "error", "fatal"})
    void a_message_is_stored_at_each_level(String level) {
        JsonPath run =
                finished(
                        "{\"scenario\": \"message\", \"arguments\": {\"level\": \""
                                + level
                                + "\"}}");

        assertThat(run.getString("verdict.outcome")).as(run.prettify()).isEqualTo("passed");
    }

    @Test
    void an_error_of_the_form_is_proven_with_its_body() {
        String url =
                given().contentType(ContentType.JSON)
                        .body(
                                "{\"test_field\": \"password=tell-nobody-7\", \"trigger_error\":"
                                        + " true}")
                        .post(ROOT)
                        .then()
                        .statusCode(500)
                        .extract()
                        .jsonPath()
                        .getString("run");

        JsonPath run = given().get(url + "?wait=60s").jsonPath();

        assertThat(run.getString("verdict.outcome")).as(run.prettify()).isEqualTo("passed");
    }

    @Test
    void performance_promises_both_sides_of_its_hop() {
        JsonPath run = finished("{\"scenario\": \"performance\"}");

        assertThat(run.getList("receipts.findAll { it.promised }.kind"))
                .containsExactly("transaction", "transaction");
        assertThat(run.getList("receipts.findAll { it.promised }.collect { it.stages[1].state }"))
                .containsExactly("proven", "proven");
    }

    @Test
    void a_run_reads_like_an_answer_at_a_terminal() {
        String url = finished("{\"scenario\": \"exception\"}").getString("url");

        Response answer = given().accept(ContentType.TEXT).get(url);

        assertThat(answer.contentType()).startsWith("text/plain");
        assertThat(answer.asString().lines())
                .anyMatch(line -> line.matches("1 captured .* ok"))
                .anyMatch(line -> line.matches("2 accepted HTTP 200.* ms  ok"))
                .anyMatch(line -> line.matches("3 stored .* ok"))
                .anyMatch(line -> line.matches("4 alerted .* ok"))
                .endsWith("PASSED");
    }

    @Test
    void the_receipt_of_an_error_can_be_asked_for_by_its_event_id() {
        JsonPath problem = given().get(ROOT + "?error_type=exception").jsonPath();
        String id = problem.getString("event_id");

        assertThat(problem.getString("receipt")).endsWith(RUNS.replace("runs", "receipts/") + id);
        given().get(problem.getString("run") + "?wait=60s").then().statusCode(200);
        JsonPath receipt = given().get(problem.getString("receipt")).jsonPath();
        assertThat(receipt.getString("event_id")).isEqualTo(id);
        assertThat(receipt.getString("run")).isEqualTo(problem.getString("run"));
        assertThat(receipt.getString("stages[1].state")).isEqualTo("proven");
        assertThat(given().accept(ContentType.TEXT).get(problem.getString("receipt")).asString())
                .contains("2 accepted HTTP 200");
    }

    @Test
    void runs_are_listed_from_the_newest_and_paged() {
        String first = finished("{\"scenario\": \"exception\"}").getString("id");
        String second = finished("{\"scenario\": \"exception\"}").getString("id");

        JsonPath all = given().get(RUNS + "/?limit=100").then().extract().jsonPath();
        assertThat(all.getList("runs.id", String.class)).containsSubsequence(second, first);
        JsonPath page = given().get(RUNS + "?limit=1").jsonPath();
        assertThat(page.getList("runs")).hasSize(1);
        given().get(RUNS + "?limit=1&cursor=" + page.getString("next_cursor"))
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"61s", "2m", "-1", "soon", "", "1h", "999999999999"})
    void a_wait_that_is_no_short_time_is_refused(String wait) {
        Response answer = given().get(RUNS + "/" + "0".repeat(32) + "?wait=" + wait);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("detail")).contains("60s");
    }

    @ParameterizedTest
    @ValueSource(strings = {RUNS + "/nonsense", RUNS + "/nonsense?wait=10s", ROOT + "/receipts/x"})
    void an_unknown_id_is_a_404_that_says_how_much_is_kept(String path) {
        Response answer = given().get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("detail")).contains("500", "canary.keep.runs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "cursor=x", "cursor=-1", "page=2"})
    void a_bad_page_is_refused(String query) {
        given().get(RUNS + "?" + query).then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | constraint-violation",
                "{\"scenario\": \" \"} | constraint-violation",
                "{\"scenario\": 5} | wrong-type",
                "{\"scenario\": \"nonsense\"} | unknown-scenario",
                "{\"scenario\": \"exception\", \"count\": 0} | constraint-violation",
                "{\"scenario\": \"exception\", \"count\": 101} | constraint-violation",
                "{\"scenario\": \"exception\", \"count\": \"5\"} | wrong-type",
                "{\"scenario\": \"exception\", \"count\": 99999999999} | wrong-type",
                "{\"scenario\": \"exception\", \"cuont\": 5} | wrong-type",
                "{\"scenario\": \"isolation\", \"count\": 100} | constraint-violation",
                "{\"scenario\": \"burst\", \"arguments\": {\"count\": 501}} | constraint-violation",
                "{\"scenario\": \"slow\", \"arguments\": {\"ms\": 10001}} | constraint-violation",
                "{\"scenario\": \"message\", \"arguments\": {\"level\": \"loud\"}} |"
                        + " constraint-violation",
                "{\"scenario\": \"exception\", \"count\": 1.5} | wrong-type",
                "{\"scenario\": \"exception\", \"arguments\": {\"a\": \"b\"}} | unknown-parameter",
                "{\"scenario\": \"exception\", \"arguments\": []} | wrong-type",
                "{\"scenario\" | malformed-json",
                "null | malformed-json"
            })
    void a_bad_request_for_a_run_is_refused(String body, String type) {
        Response answer = start(body);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("type"))
                .isEqualTo("urn:sentry-canary:problem:" + type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"scenario\": \"exception\", \"count\": 99999999999} | count",
                "{\"scenario\": \"exception\", \"cuont\": 5} | cuont",
                "{\"scenario\": 5} | scenario"
            })
    void the_bad_field_is_named(String body, String field) {
        start(body).then().body("violations.field", equalTo(List.of(field)));
    }

    private static JsonPath finished(String body) {
        String url = start(body).then().statusCode(202).extract().header("Location");
        return given().get(url + "?wait=60s").then().statusCode(200).extract().jsonPath();
    }

    private static Response start(String body) {
        return given().contentType(ContentType.JSON).body(body).post(RUNS);
    }
}
