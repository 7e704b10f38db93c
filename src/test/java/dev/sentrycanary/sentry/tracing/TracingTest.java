package dev.sentrycanary.sentry.tracing;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.sentrycanary.sentry.SentryReceiver;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(SentryReceiver.class)
class TracingTest {
    private final String id = UUID.randomUUID().toString();

    @Test
    void intercepted_methods_become_child_spans_with_their_outcome() {
        given().get("/test/traced/" + id + "/spans").then().statusCode(200);

        JsonNode transaction = SentryReceiver.await("transaction", SentryReceiver.mentions(id));
        assertThat(span(transaction, "work.sync").get("status").asText()).isEqualTo("ok");
        assertThat(span(transaction, "work.uni").get("status").asText()).isEqualTo("ok");
        assertThat(span(transaction, "work.stage").get("status").asText())
                .isEqualTo("internal_error");
    }

    @Test
    void trace_of_the_caller_is_continued() {
        String trace = id.replace("-", "");
        given().header("sentry-trace", trace + "-00000000000000ab-1")
                .get("/test/traced/" + id + "/headers")
                .then()
                .statusCode(200);

        JsonNode transaction =
                SentryReceiver.await("transaction", SentryReceiver.mentions("/traced/" + id));
        assertThat(transaction.at("/contexts/trace/trace_id").asText()).isEqualTo(trace);
        assertThat(transaction.at("/contexts/trace/parent_span_id").asText())
                .isEqualTo("00000000000000ab");
    }

    @Test
    void w3c_trace_of_the_caller_is_continued() {
        String trace = id.replace("-", "");
        given().header("traceparent", "00-" + trace + "-00000000000000ab-01")
                .get("/test/traced/" + id + "/headers")
                .then()
                .statusCode(200);

        JsonNode transaction =
                SentryReceiver.await("transaction", SentryReceiver.mentions("/traced/" + id));
        assertThat(transaction.at("/contexts/trace/trace_id").asText()).isEqualTo(trace);
    }

    @Test
    void client_call_is_a_child_span_and_carries_the_trace_on() {
        String seen = given().get("/test/traced/" + id + "/call").asString();

        JsonNode caller =
                SentryReceiver.await("transaction", SentryReceiver.mentions(id + "/call"));
        String trace = caller.at("/contexts/trace/trace_id").asText();
        JsonNode span = span(caller, "http.client");
        assertThat(span.get("status").asText()).isEqualTo("ok");
        assertThat(seen.lines())
                .satisfiesExactly(
                        own ->
                                assertThat(own)
                                        .isEqualTo(
                                                trace + "-" + span.get("span_id").asText() + "-1"),
                        w3c ->
                                assertThat(w3c)
                                        .isEqualTo(
                                                "00-"
                                                        + trace
                                                        + "-"
                                                        + span.get("span_id").asText()
                                                        + "-01"),
                        baggage -> assertThat(baggage).contains("sentry-trace_id=" + trace));
        JsonNode called =
                SentryReceiver.await("transaction", SentryReceiver.mentions(id + "/headers"));
        assertThat(called.at("/contexts/trace/trace_id").asText()).isEqualTo(trace);
    }

    @Test
    void raw_route_that_throws_is_captured_under_its_pattern() {
        given().get("/test/raw/" + id).then().statusCode(500);

        JsonNode event = SentryReceiver.await("event", SentryReceiver.mentions("raw " + id));
        assertThat(event.at("/exception/values/0/mechanism/type").asText()).isEqualTo("vertx");
        assertThat(event.at("/exception/values/0/mechanism/handled").asBoolean(true)).isFalse();
        assertThat(event.at("/transaction").asText()).isEqualTo("GET /test/raw/:id");
        assertThat(SentryReceiver.items("event", SentryReceiver.mentions("raw " + id))).hasSize(1);
    }

    @Test
    void timer_of_a_request_that_throws_is_captured_with_its_scopes() {
        given().get("/test/traced/" + id + "/timer").then().statusCode(200);

        JsonNode event = SentryReceiver.await("event", SentryReceiver.mentions("timer " + id));
        assertThat(event.at("/exception/values/0/mechanism/type").asText()).isEqualTo("vertx");
        assertThat(event.at("/tags/traced").asText()).isEqualTo(id);
    }

    @Test
    void unknown_path_does_not_become_a_name() {
        given().get("/test/nowhere/" + id).then().statusCode(404);

        JsonNode transaction = SentryReceiver.await("transaction", SentryReceiver.mentions(id));
        assertThat(transaction.at("/transaction").asText()).isEqualTo("GET /*");
        assertThat(transaction.at("/contexts/trace/status").asText()).isEqualTo("not_found");
    }

    @Test
    void scheduled_method_that_fails_is_captured_once_and_checks_in() {
        JsonNode event =
                SentryReceiver.await("event", SentryReceiver.mentions("nightly job failed"));
        assertThat(event.at("/exception/values/0/mechanism/type").asText())
                .isEqualTo("quarkus-scheduler");
        assertThat(event.at("/exception/values/0/mechanism/handled").asBoolean(true)).isFalse();
        assertThat(SentryReceiver.items("event", SentryReceiver.mentions("nightly job failed")))
                .hasSize(1);

        JsonNode begin = checkIn("nightly-job", "in_progress");
        JsonNode error = checkIn("nightly-job", "error");
        assertThat(error.get("check_in_id")).isEqualTo(begin.get("check_in_id"));
        assertThat(error.get("duration").asDouble()).isNotNegative();
        assertThat(begin.at("/monitor_config/schedule/value").asInt()).isEqualTo(1);
        assertThat(begin.at("/monitor_config/schedule/unit").asText()).isEqualTo("minute");
        checkIn("nightly-job", "ok");
        SentryReceiver.await(
                "transaction", item -> item.body().at("/transaction").asText().equals("nightly"));
    }

    @Test
    void scheduled_uni_that_fails_is_captured_once_and_checks_in() {
        SentryReceiver.await("event", SentryReceiver.mentions("hourly job failed"));
        checkIn("hourly-job", "error");
        checkIn("hourly-job", "ok");
        assertThat(SentryReceiver.items("event", SentryReceiver.mentions("hourly job failed")))
                .hasSize(1);
    }

    private static JsonNode checkIn(String slug, String status) {
        return SentryReceiver.await(
                "check_in",
                item ->
                        item.body().get("monitor_slug").asText().equals(slug)
                                && item.body().get("status").asText().equals(status));
    }

    private static JsonNode span(JsonNode transaction, String operation) {
        for (JsonNode span : transaction.path("spans")) {
            if (span.get("op").asText().equals(operation)) {
                return span;
            }
        }
        throw new AssertionError("no span " + operation + " in " + transaction);
    }
}
