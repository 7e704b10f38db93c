package dev.sentrycanary.api;

import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sentrycanary.Patience;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Every scenario of the catalogue, whichever there are, is proven to its last stage. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllScenariosTest {
    private static final String ROOT = "/api/test/sentry";
    private static final String RUNS = ROOT + "/runs";

    @Test
    void all_supported_scenarios_pass_in_one_call_and_the_others_say_why_not() {
        Response started = start("{\"scenario\": \"all\"}");
        assertThat(started.statusCode()).as(started.asString()).isEqualTo(202);
        String url = started.header("Location");
        assertThat(started.jsonPath().getString("url")).isEqualTo(url);
        Response second = start("{\"scenario\": \"all\"}");

        JsonPath suite =
                Patience.await()
                        .until(
                                () -> given().get(url + "?wait=60s").jsonPath(),
                                AllScenariosTest::isDecided);

        assertThat(second.statusCode()).as(second.asString()).isEqualTo(409);
        assertThat(url).endsWith(second.jsonPath().getString("suite"));
        List<Map<String, Object>> scenarios =
                given().get(ROOT + "/scenarios").jsonPath().getList("scenarios");
        SoftAssertions each = new SoftAssertions();
        for (Map<String, Object> scenario : scenarios) {
            String run = "runs.find { it.scenario == '" + scenario.get("name") + "' }";
            boolean unsupported = scenario.containsKey("unsupported");
            each.assertThat(suite.getString(run + ".outcome"))
                    .as(scenario.get("name") + ": " + suite.getMap(run))
                    .isEqualTo(unsupported ? "unsupported" : "passed");
            if (!unsupported) {
                proven(each, suite.getString(run + ".url"));
            }
        }
        each.assertAll();
        assertThat(suite.getString("verdict.outcome")).isEqualTo("passed");
        assertThat(suite.getInt("verdict.unsupported")).isPositive();
        assertThat(suite.getInt("verdict.passed") + suite.getInt("verdict.unsupported"))
                .isEqualTo(scenarios.size());
        String text = given().accept(ContentType.TEXT).get(url).asString();
        System.out.println(text);
        assertThat(text.lines())
                .hasSize(scenarios.size() + 2)
                .anyMatch(line -> line.matches("exception +PASSED"))
                .anyMatch(line -> line.matches("absent +UNSUPPORTED +" + AbsentScenario.REASON));
        assertThat(text.strip().lines().toList().get(scenarios.size() + 1)).startsWith("PASSED: ");
    }

    private static boolean isDecided(JsonPath suite) {
        return suite.getInt("verdict.waiting") == 0
                && !"waiting".equals(suite.getString("verdict.outcome"));
    }

    /** Nothing of a passed run is merely unchecked, except what needs no proof of its own. */
    private static void proven(SoftAssertions each, String url) {
        JsonPath run = given().get(url).jsonPath();
        each.assertThat(run.getList("receipts.findAll { it.promised }.stages.state.flatten()"))
                .as(run.prettify())
                .isNotEmpty()
                .containsOnly("proven");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"scenario\": \"all\", \"count\": 2} | constraint-violation",
                "{\"scenario\": \"all\", \"arguments\": {\"size\": 1}} | unknown-parameter",
                "{\"scenario\": \"extra\", \"arguments\": {\"size\": 11}} | constraint-violation",
                "{\"scenario\": \"extra\", \"arguments\": {\"size\": {}}} | wrong-type",
                "{\"scenario\": \"extra\", \"arguments\": {\"colour\": 1}} | unknown-parameter",
                "{\"scenario\": \"extra\", \"arguments\": {\"size\": null}} | constraint-violation"
            })
    void bad_arguments_are_refused(String body, String type) {
        Response answer = start(body);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("type"))
                .isEqualTo("urn:sentry-canary:problem:" + type);
    }

    @Test
    void arguments_may_be_numbers_and_are_told_with_the_run() {
        Response run = start("{\"scenario\": \"extra\", \"arguments\": {\"size\": 3}}");

        assertThat(run.statusCode()).as(run.asString()).isEqualTo(202);
        assertThat(run.jsonPath().getMap("arguments"))
                .isEqualTo(Map.of("way", "intended", "size", "3"));
    }

    @Test
    void an_unsupported_scenario_is_a_501_that_says_why_wherever_it_is_called() {
        Response get = given().get(ROOT + "?error_type=" + AbsentScenario.NAME);
        Response post = start("{\"scenario\": \"" + AbsentScenario.NAME + "\"}");

        for (Response answer : List.of(get, post)) {
            assertThat(answer.statusCode()).isEqualTo(501);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.jsonPath().getString("detail")).contains(AbsentScenario.REASON);
            assertThat(answer.jsonPath().getString("event_id")).isNull();
            assertThat(answer.jsonPath().getString("run")).isNull();
        }
        String listed = "scenarios.find { it.name == 'absent' }.unsupported";
        assertThat(given().get(ROOT + "/scenarios").jsonPath().getString(listed))
                .isEqualTo(AbsentScenario.REASON);
        assertThat(given().get(ROOT).jsonPath().getString(listed)).isEqualTo(AbsentScenario.REASON);
    }

    @Test
    void the_service_does_not_let_itself_crash_and_names_the_command_that_can() {
        Response get = given().get(ROOT + "?error_type=crash");
        Response post = start("{\"scenario\": \"crash\"}");

        for (Response answer : List.of(get, post)) {
            assertThat(answer.statusCode()).isEqualTo(501);
            assertThat(answer.jsonPath().getString("detail")).contains("verify --scenario crash");
        }
        JsonPath listed = given().get(ROOT + "/scenarios").jsonPath();
        assertThat(listed.getString("scenarios.find { it.name == 'crash' }.command"))
                .isEqualTo("verify --scenario crash");
        assertThat(listed.getString("scenarios.find { it.name == 'crash' }.curl")).isNull();
    }

    @Test
    void the_form_refuses_what_the_api_refuses() {
        form(501, "scenario", AbsentScenario.NAME, AbsentScenario.REASON);
        form(400, "size", "11", "a whole number from 1 to 10");
        form(400, "colour", "red", "There is no field colour");
    }

    private static void form(int status, String field, String value, String says) {
        Response answer =
                given().contentType("application/x-www-form-urlencoded")
                        .accept(ContentType.HTML)
                        .redirects()
                        .follow(false)
                        .formParam("scenario", field.equals("scenario") ? value : "extra")
                        .formParam(
                                field.equals("scenario") ? "size" : field,
                                field.equals("scenario") ? "" : value)
                        .post("/send");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.asString()).contains(says);
    }

    private static Response start(String body) {
        return given().contentType(ContentType.JSON).body(body).post(RUNS);
    }
}
