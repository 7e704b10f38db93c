package dev.sentrycanary.api;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.restassured.path.json.config.JsonPathConfig.jsonPathConfig;
import static org.assertj.core.api.Assertions.assertThat;

/** What the seed scenarios raise, as the inbox stored it. */
@QuarkusTest
class ReadBackTest {
    private static final String ROOT = "/api/test/sentry";

    @Test
    void an_unhandled_exception_arrives_whole() {
        JsonPath answer = given().get(ROOT + "?error_type=exception").jsonPath();
        JsonPath event = event(answer);

        assertThat(event.getString("event_id")).isEqualTo(answer.getString("event_id"));
        assertThat(event.getString("contexts.trace.trace_id"))
                .isEqualTo(answer.getString("trace_id"));
        assertThat(event.getString("exception.values[-1].type")).isEqualTo("CanaryException");
        assertThat(event.getString("exception.values[-1].value")).startsWith("This is a canary");
        assertThat(event.getBoolean("exception.values[-1].mechanism.handled")).isFalse();
        assertThat(event.getBoolean("exception.values[-1].stacktrace.frames[-1].in_app")).isTrue();
        assertThat(event.getString("exception.values[-1].stacktrace.frames[-1].module"))
                .isEqualTo("dev.sentrycanary.scenario.UnhandledException");
        assertThat(event.getList("exception.values[-1].stacktrace.frames.in_app"))
                .contains(true)
                .containsAnyOf(false, null);
        assertThat(event.getString("transaction")).isEqualTo("GET /api/test/sentry");
        assertThat(event.getString("request.method")).isEqualTo("GET");
        assertThat(event.getString("request.url")).endsWith("/api/test/sentry");
        assertThat(event.getString("request.query_string")).isEqualTo("error_type=exception");
        assertThat(event.getMap("request.headers")).isNotEmpty();
        assertThat(event.getInt("contexts.response.status_code")).isEqualTo(500);
        tagged(event, answer, "exception");
    }

    @Test
    void a_validation_failure_is_a_warning_with_its_violations() {
        JsonPath answer = given().get(ROOT + "?error_type=validation").jsonPath();
        JsonPath event = event(answer);

        assertThat(event.getString("level")).isEqualTo("warning");
        assertThat(event.getString("exception.values[-1].type")).isEqualTo("InvalidOrderException");
        assertThat(event.getInt("contexts.response.status_code")).isEqualTo(400);
        assertThat(event.getInt("contexts.validation.count")).isEqualTo(3);
        assertThat(event.getList("contexts.validation.violations.field"))
                .containsExactly("customer", "email", "quantity");
        tagged(event, answer, "validation");
    }

    @Test
    void a_custom_exception_carries_all_that_was_hung_on_it() {
        JsonPath answer = given().get(ROOT + "?error_type=custom").jsonPath();
        JsonPath event = event(answer);

        assertThat(event.getList("exception.values.type"))
                .containsExactly(
                        "IOException", "IllegalStateException", "PaymentDeclinedException");
        assertThat(event.getString("tags.payment_provider")).isEqualTo("canary-bank");
        assertThat(event.getString("extra.attempt")).isEqualTo("3");
        assertThat(event.getInt("contexts.payment.amount")).isEqualTo(1999);
        assertThat(event.getList("contexts.payment.methods")).containsExactly("card", "transfer");
        assertThat(event.getString("user.id")).isEqualTo("canary-user");
        assertThat(breadcrumbs(event))
                .containsSubsequence("basket opened", "address confirmed", "payment sent");
        tagged(event, answer, "custom");
    }

    @Test
    void an_error_of_the_form_carries_the_body() {
        JsonPath answer =
                given().contentType(ContentType.JSON)
                        .body("{\"test_field\": \"plain text\", \"trigger_error\": true}")
                        .post(ROOT)
                        .jsonPath();
        JsonPath event = event(answer);

        assertThat(event.getString("request.method")).isEqualTo("POST");
        assertThat(event.getString("request.data")).contains("plain text");
        assertThat(event.getString("transaction")).isEqualTo("POST /api/test/sentry");
    }

    @Test
    void the_spans_of_performance_are_one_tree_over_both_sides_of_the_hop() {
        JsonPath answer = given().get(ROOT + "?error_type=performance").jsonPath();
        String run = answer.getString("run").replaceAll(".*/", "");
        List<String> ids =
                given().get(
                                "/inbox/api/events/await?kind=transaction&count=2&timeout=30s&tag=canary.run="
                                        + run)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("events.id", String.class);
        List<JsonPath> sides = ids.stream().map(ReadBackTest::payload).toList();
        JsonPath near = side(sides, false);
        JsonPath far = side(sides, true);

        assertThat(near.getString("transaction")).isEqualTo("GET /api/test/sentry");
        assertThat(near.getString("contexts.trace.trace_id"))
                .isEqualTo(answer.getString("trace_id"))
                .isEqualTo(far.getString("contexts.trace.trace_id"));
        Set<String> spans = new HashSet<>(near.getList("spans.span_id", String.class));
        assertThat(answer.getList("spans.span_id", String.class)).allMatch(spans::contains);
        assertThat(spans).contains(far.getString("contexts.trace.parent_span_id"));
        spans.add(near.getString("contexts.trace.span_id"));
        assertThat(near.getList("spans.parent_span_id", String.class)).allMatch(spans::contains);
        durations(answer).forEach((id, sent) -> assertThat(sent).isEqualTo(stored(near, id)));
        assertThat(
                        given().get("/inbox/api/events?kind=error&tag=canary.run=" + run)
                                .jsonPath()
                                .getList("events"))
                .isEmpty();
    }

    private static Map<String, Long> durations(JsonPath answer) {
        Map<String, Long> durations = new HashMap<>();
        for (Map<String, Object> span : answer.<Map<String, Object>>getList("spans")) {
            durations.put(
                    String.valueOf(span.get("span_id")),
                    Math.round(((Number) span.get("duration_ms")).doubleValue()));
        }
        return durations;
    }

    private static long stored(JsonPath transaction, String id) {
        Map<String, Object> span = transaction.getMap("spans.find { it.span_id == '" + id + "' }");
        BigDecimal end = (BigDecimal) span.get("timestamp");
        BigDecimal start = (BigDecimal) span.get("start_timestamp");
        return Math.round(end.subtract(start).doubleValue() * 1000);
    }

    private static JsonPath side(List<JsonPath> sides, boolean far) {
        return sides.stream()
                .filter(side -> (side.getString("tags.canary_side") != null) == far)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> breadcrumbs(JsonPath event) {
        return event.get("breadcrumbs") instanceof List
                ? event.getList("breadcrumbs.message")
                : event.getList("breadcrumbs.values.message");
    }

    private static void tagged(JsonPath event, JsonPath answer, String scenario) {
        assertThat(event.getString("tags.canary")).isEqualTo("true");
        assertThat(event.getString("tags.'canary.scenario'")).isEqualTo(scenario);
        assertThat(answer.getString("run")).endsWith(event.getString("tags.'canary.run'"));
        assertThat(event.getList("fingerprint")).containsExactly("canary/" + scenario);
    }

    private static JsonPath event(JsonPath answer) {
        String id = answer.getString("event_id");
        assertThat(id).matches("[0-9a-f]{32}");
        given().get("/inbox/api/events/await?timeout=30s&event_id=" + id).then().statusCode(200);
        return payload(id);
    }

    private static JsonPath payload(String id) {
        return given().get("/inbox/api/events/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath(jsonPathConfig().numberReturnType(NumberReturnType.BIG_DECIMAL))
                .setRootPath("payload");
    }
}
