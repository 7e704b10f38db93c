package dev.sentrycanary.api;

import java.util.List;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

/** Every row of the contract of the test endpoint, with each bad input. */
@QuarkusTest
class TestSentryTest {
    private static final String ROOT = "/api/test/sentry";

    @ParameterizedTest
    @ValueSource(strings = {ROOT, ROOT + "/"})
    void index_lists_the_scenarios_with_a_curl_each(String path) {
        var body = given().get(path).then().statusCode(200).extract().jsonPath();

        assertThat(body.getList("scenarios.name", String.class))
                .contains("exception", "validation", "custom", "performance");
        assertThat(body.getList("scenarios.findAll { it.name != 'crash' }.curl", String.class))
                .allSatisfy(curl -> assertThat(curl).startsWith("curl -i 'http://localhost:"));
        assertThat(body.getString("target.dsn"))
                .endsWith(":" + RestAssured.port + "/1")
                .doesNotContain("canary@");
        assertThat(body.getString("target.kind")).isEqualTo("inbox");
    }

    @Test
    void a_host_that_is_no_plain_name_does_not_reach_the_curls() {
        String body = given().header("Host", "x';rm -rf ~;'").get(ROOT).then().extract().asString();

        assertThat(body).doesNotContain("rm -rf");
    }

    @ParameterizedTest
    @ValueSource(strings = {ROOT, ROOT + "/"})
    void exception_is_a_500_problem(String path) {
        Response answer = given().get(path + "?error_type=exception");

        isProblem(answer, 500, "raised-on-purpose");
        assertThat(answer.jsonPath().getString("instance")).isEqualTo(path);
        assertThat(answer.jsonPath().getString("run"))
                .matches("http://localhost:\\d+/api/test/sentry/runs/[0-9a-f]{32}");
    }

    @Test
    void custom_is_a_500_problem() {
        isProblem(given().get(ROOT + "?error_type=custom"), 500, "raised-on-purpose");
    }

    @Test
    void validation_is_a_400_problem_with_its_violations() {
        Response answer = given().get(ROOT + "?error_type=validation");

        isProblem(answer, 400, "validation-failed");
        assertThat(answer.jsonPath().getList("violations.field", String.class))
                .containsExactly("customer", "email", "quantity");
    }

    @Test
    void performance_answers_200_with_its_spans() {
        var body =
                given().get(ROOT + "?error_type=performance")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();

        assertThat(body.getString("trace_id")).matches("[0-9a-f]{32}");
        assertThat(body.getList("spans.op", String.class))
                .contains("function.cpu", "file.read", "function.slow", "db.query", "http.client");
    }

    static Stream<String> unknown_types() {
        return Stream.of(
                "?error_type=nonsense",
                "?error_type=",
                "?error_type",
                "?error_type=EXCEPTION",
                "?error_type=exception%20",
                "?error_type=exception&error_type=custom",
                "?error_type=exception&error_type=exception",
                "?error_type=%F0%9F%90%A4",
                "?error_type=" + "x".repeat(2000));
    }

    @ParameterizedTest
    @MethodSource("unknown_types")
    void an_error_type_that_is_not_exactly_one_known_name_is_refused(String query) {
        Response answer = given().urlEncodingEnabled(false).get(ROOT + query);

        isProblem(answer, 400, "unknown-error-type");
        assertThat(answer.jsonPath().getList("known", String.class))
                .contains("exception", "validation", "custom", "performance");
        assertThat(answer.jsonPath().getString("event_id")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?run=", "?run=abc"})
    void a_hop_without_a_run_is_refused(String query) {
        given().get("/api/test/sentry/hop" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem("run"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?errortype=exception", "?error_type=exception&colour=red"})
    void an_unknown_parameter_is_refused_and_the_known_ones_named(String query) {
        Response answer = given().get(ROOT + query);

        isProblem(answer, 400, "unknown-parameter");
        assertThat(answer.jsonPath().getList("known", String.class)).containsExactly("error_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {ROOT, ROOT + "/"})
    void a_valid_form_is_echoed(String path) {
        var body =
                given().contentType(ContentType.JSON)
                        .body("{\"test_field\": \"value ü\"}")
                        .post(path)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();

        assertThat(body.getString("test_field")).isEqualTo("value ü");
    }

    @Test
    void a_form_may_ask_for_an_error() {
        Response answer =
                given().contentType(ContentType.JSON)
                        .body("{\"test_field\": \"value\", \"trigger_error\": true}")
                        .post(ROOT);

        isProblem(answer, 500, "raised-on-purpose");
    }

    @Test
    void fields_that_nobody_reads_are_ignored_as_before() {
        given().contentType(ContentType.JSON)
                .body("{\"test_field\": \"value\", \"other\": 1}")
                .post(ROOT)
                .then()
                .statusCode(200);
    }

    static Stream<List<String>> bad_forms() {
        return Stream.of(
                List.of("{\"test_field\": \"  \"}", "constraint-violation", "test_field"),
                List.of("{\"test_field\": \"\"}", "constraint-violation", "test_field"),
                List.of("{\"test_field\": null}", "constraint-violation", "test_field"),
                List.of("{}", "constraint-violation", "test_field"),
                List.of(
                        "{\"test_field\": \"" + "x".repeat(256) + "\"}",
                        "constraint-violation",
                        "test_field"),
                List.of("{\"test_field\": 5}", "wrong-type", "test_field"),
                List.of("{\"test_field\": true}", "wrong-type", "test_field"),
                List.of("{\"test_field\": [\"a\"]}", "wrong-type", "test_field"),
                List.of("{\"test_field\": {\"a\": 1}}", "wrong-type", "test_field"),
                List.of(
                        "{\"test_field\": \"v\", \"trigger_error\": \"true\"}",
                        "wrong-type",
                        "trigger_error"),
                List.of(
                        "{\"test_field\": \"v\", \"trigger_error\": 1}",
                        "wrong-type",
                        "trigger_error"),
                List.of("[]", "wrong-type", ""),
                List.of("\"text\"", "wrong-type", ""),
                List.of("5", "wrong-type", ""));
    }

    @ParameterizedTest
    @MethodSource("bad_forms")
    void a_bad_field_is_named(List<String> form) {
        Response answer = given().contentType(ContentType.JSON).body(form.get(0)).post(ROOT);

        isProblem(answer, 400, form.get(1));
        assertThat(answer.jsonPath().getList("violations.field", String.class))
                .containsExactly(form.get(2));
        assertThat(answer.jsonPath().getString("event_id")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"test_field\"",
                "{\"test_field\": \"v\"} and more",
                "nonsense",
                "{'test_field': 'v'}",
                "{\"test_field\": \"\\ud83d",
                "null",
                "",
                " "
            })
    void a_body_that_is_no_json_is_refused(String body) {
        Response answer = given().contentType(ContentType.JSON).body(body).post(ROOT);

        isProblem(answer, 400, "malformed-json");
    }

    @Test
    void a_field_that_stands_twice_is_refused() {
        Response answer =
                given().contentType(ContentType.JSON)
                        .body("{\"test_field\":\"a\",\"test_field\":\"b\"}")
                        .post(ROOT);
        isProblem(answer, 400, "malformed-json");
        answer.then().body("detail", startsWith("A field of the body stands twice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "gzip, gzip"})
    void a_compressed_body_is_refused_in_words(String encoding) {
        Response answer =
                given().contentType(ContentType.JSON)
                        .header("Content-Encoding", encoding)
                        .body("{\"test_field\":\"value\"}")
                        .post(ROOT);
        isProblem(answer, 415, "unsupported-media-type");
        answer.then().body("detail", containsString("Content-Encoding"));
    }

    @Test
    void deep_nesting_is_refused() {
        Response answer =
                given().contentType(ContentType.JSON)
                        .body("{\"other\": " + "[".repeat(1_100) + "]".repeat(1_100) + "}")
                        .post(ROOT);

        isProblem(answer, 400, "malformed-json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/xml",
                "multipart/form-data; boundary=x",
                "nonsense"
            })
    void another_media_type_is_refused(String type) {
        Response answer =
                given().config(
                                io.restassured.RestAssured.config()
                                        .encoderConfig(
                                                io.restassured.config.EncoderConfig.encoderConfig()
                                                        .encodeContentTypeAs(type, ContentType.TEXT)
                                                        .encodeContentTypeAs(
                                                                "multipart/form-data",
                                                                ContentType.TEXT)
                                                        .appendDefaultContentCharsetToContentTypeIfUndefined(
                                                                false)))
                        .header("Content-Type", type)
                        .body(
                                "{\"test_field\": \"value\"}"
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .post(ROOT);

        isProblem(answer, 415, "unsupported-media-type");
    }

    @Test
    void a_large_body_is_refused() {
        Response answer =
                given().contentType(ContentType.JSON)
                        .body("{\"test_field\": \"" + "x".repeat(70_000) + "\"}")
                        .post(ROOT);

        isProblem(answer, 413, "payload-too-large");
    }

    @Test
    void other_methods_are_refused() {
        isProblem(given().delete(ROOT), 405, "method-not-allowed");
        isProblem(
                given().contentType(ContentType.JSON).body("{}").put(ROOT),
                405,
                "method-not-allowed");
    }

    @Test
    void an_answer_that_nobody_accepts_is_refused() {
        isProblem(given().accept("image/png").get(ROOT), 406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {ROOT + "/nonsense", "/nonsense", "/api/test", "/api/test/sentryx"})
    void an_unknown_path_is_a_404_problem(String path) {
        isProblem(given().get(path), 404, "not-found");
    }

    @Test
    void the_hop_takes_only_ids_of_runs() {
        isProblem(given().get(ROOT + "/hop?run=nonsense"), 400, "constraint-violation");
        given().get(ROOT + "/hop?run=" + "0".repeat(32)).then().statusCode(200);
    }

    @Test
    void head_and_options_are_answered() {
        given().head(ROOT).then().statusCode(200);
        assertThat(given().options(ROOT).then().statusCode(200).extract().header("Allow"))
                .contains("GET")
                .contains("POST");
    }

    private static void isProblem(Response answer, int status, String type) {
        assertThat(answer.asString()).doesNotContain("\tat ").doesNotContain("java.");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        var body = answer.jsonPath();
        assertThat(body.getString("type")).isEqualTo("urn:sentry-canary:problem:" + type);
        assertThat(body.getInt("status")).isEqualTo(status);
        assertThat(body.getString("title")).isNotBlank();
        assertThat(body.getString("detail")).isNotBlank();
        assertThat(body.getString("instance")).startsWith("/");
    }
}
