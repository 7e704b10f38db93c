package dev.sentrycanary.sentry.request;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sentrycanary.Patience;
import dev.sentrycanary.sentry.Arrived;

import static org.assertj.core.api.Assertions.assertThat;

/** Where errors come from beside resources, and what must not become one. */
@QuarkusTest
class ErrorSourcesTest {
    private final Arrived arrived = new Arrived();
    private final String path = "/test/rules/" + arrived.id();

    @ParameterizedTest
    @ValueSource(strings = {"Request", "Response"})
    void error_in_a_filter_is_captured_once_under_the_route(String filter) {
        arrived.request().header("X-Fail-" + filter, arrived.id()).get(path).then().statusCode(500);

        JsonNode event = arrived.await("error");
        assertThat(event.at("/exception/values/0/value").asText())
                .isEqualTo(filter.toLowerCase(java.util.Locale.ROOT) + " filter " + arrived.id());
        assertThat(event.at("/exception/values/0/mechanism/type").asText())
                .isEqualTo("quarkus-rest");
        assertThat(event.at("/exception/values/0/mechanism/handled").asBoolean(true)).isFalse();
        assertThat(event.at("/transaction").asText()).isEqualTo("GET /test/rules/{id}");
        assertThat(arrived.settled("error")).isEqualTo(1);
        assertThat(arrived.await("transaction").at("/contexts/trace/status").asText())
                .isEqualTo("internal_error");
    }

    @Test
    void frames_tell_the_application_from_the_framework() {
        arrived.request().get(path + "/broken");

        JsonNode event = arrived.await("error");
        JsonNode frames = event.at("/exception/values/0/stacktrace/frames");
        JsonNode top = frames.get(frames.size() - 1);
        assertThat(top.path("module").asText()).isEqualTo(RulesResource.class.getName());
        assertThat(top.path("in_app").asBoolean()).isTrue();
        Map<String, JsonNode> owners = new HashMap<>();
        frames.forEach(frame -> owners.put(frame.path("module").asText(), frame.path("in_app")));
        assertThat(owners)
                .hasEntrySatisfying(
                        "java.lang.Thread", in -> assertThat(in.asText()).isEqualTo("false"));
        owners.forEach(
                (module, in) -> {
                    if (module.startsWith("io.quarkus.") || module.startsWith("java.")) {
                        assertThat(in.asText()).as(module).isEqualTo("false");
                    }
                });
        assertThat(event.path("environment").asText()).isEqualTo("test");
        assertThat(event.path("release").asText()).startsWith("sentry-canary@");
        assertThat(event.path("server_name").asText()).isNotEmpty();
    }

    @Test
    void what_the_application_told_at_its_start_is_on_no_trail() {
        arrived.request().get(path + "/broken").then().statusCode(500);

        JsonNode event = arrived.await("error");
        assertThat(event.path("breadcrumbs").findValuesAsText("category"))
                .contains("http")
                .noneMatch(category -> category.startsWith("io.quarkus"));
    }

    @Test
    void transaction_carries_the_status_of_the_answer() {
        arrived.request().get(path + "/broken").then().statusCode(500);

        JsonNode transaction = arrived.await("transaction");
        assertThat(transaction.at("/contexts/response/status_code").asInt()).isEqualTo(500);
    }

    @Test
    void connection_that_the_caller_gives_up_ends_cancelled_and_is_no_error() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            String head =
                    "GET %s/slow HTTP/1.1\r\nHost: localhost\r\nsentry-trace: %s\r\n\r\n"
                            .formatted(path, arrived.header());
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            awaitArrival();
        }

        assertThat(arrived.await("transaction").at("/contexts/trace/status").asText())
                .isEqualTo("cancelled");
        assertThat(arrived.settled("error")).isZero();
    }

    @Test
    void body_that_the_caller_breaks_off_is_no_error() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            String head =
                    ("POST %s/text HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
                                    + "Content-Length: 1000\r\nsentry-trace: %s\r\n\r\nhalf")
                            .formatted(path, arrived.header());
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            awaitArrival();
        }

        assertThat(arrived.await("transaction").at("/contexts/trace/status").asText())
                .isEqualTo("cancelled");
        assertThat(arrived.settled("error")).isZero();
    }

    private void awaitArrival() {
        Patience.await().until(() -> RulesResource.BEGUN.contains(arrived.header()));
    }

    @Test
    void error_that_ends_a_plain_thread_is_captured_once_and_does_not_hold_it() {
        long millis = Long.parseLong(arrived.request().get(path + "/thread").asString());

        JsonNode event = Arrived.mentioning("error", "thread " + arrived.id());
        JsonNode mechanism = event.at("/exception/values/0/mechanism");
        assertThat(mechanism.path("type").asText()).isEqualTo("UncaughtExceptionHandler");
        assertThat(mechanism.path("handled").asBoolean(true)).isFalse();
        assertThat(
                        RestAssured.given()
                                .queryParam("q", "thread " + arrived.id())
                                .get("/inbox/api/events")
                                .jsonPath()
                                .getList("events"))
                .hasSize(1);
        assertThat(millis).as("it waited for nothing to be flushed").isLessThan(14_000);
    }

    @Test
    void asynchronous_method_has_the_scopes_of_its_caller() {
        arrived.request().get(path + "/async").then().statusCode(500);

        JsonNode event = arrived.await("error");
        assertThat(event.at("/tags/caller").asText()).isEqualTo(arrived.id());
        assertThat(event.at("/tags/remote").asText()).isEqualTo(arrived.id());
        assertThat(event.at("/transaction").asText()).endsWith("/async");
        assertThat(Arrived.breadcrumbs(event))
                .contains("before " + arrived.id())
                .anyMatch(text -> text.startsWith("on ") && text.endsWith(arrived.id()));
        assertThat(arrived.settled("error")).isEqualTo(1);
    }

    @Test
    void log_records_are_breadcrumbs_and_events_of_their_request() {
        arrived.request().get(path + "/logs").then().statusCode(200);

        JsonNode event = arrived.await("error");
        assertThat(event.path("logger").asText()).isEqualTo("rules");
        assertThat(event.path("level").asText()).isEqualTo("error");
        assertThat(event.toString()).contains("complained " + arrived.id());
        assertThat(event.at("/transaction").asText()).endsWith("/logs");
        assertThat(Arrived.breadcrumbs(event)).contains("told " + arrived.id());
    }

    @Test
    void ignored_path_reports_nothing() {
        arrived.request().get("/q/" + arrived.id() + "/nothing").then().statusCode(404);
        arrived.request().get("/static/" + arrived.id()).then().statusCode(404);
        arrived.request().get(path).then().statusCode(200);

        arrived.await("transaction");
        assertThat(arrived.settled("transaction")).isEqualTo(1);
        assertThat(arrived.settled("error")).isZero();
    }

    @Test
    void trail_tells_the_request() {
        arrived.request().get(path + "/broken?page=1").then().statusCode(500);

        JsonNode crumbs = arrived.await("error").path("breadcrumbs");
        assertThat(crumbs.isArray() ? crumbs : crumbs.path("values"))
                .filteredOn(crumb -> crumb.path("category").asText().equals("http"))
                .singleElement()
                .satisfies(
                        crumb -> {
                            assertThat(crumb.at("/data/method").asText()).isEqualTo("GET");
                            assertThat(crumb.at("/data/url").asText()).isEqualTo(path + "/broken");
                        });
    }

    @Test
    void options_request_is_not_traced() {
        arrived.request().options(path).then().statusCode(200);
        arrived.request().get(path).then().statusCode(200);

        assertThat(arrived.await("transaction").at("/request/method").asText()).isEqualTo("GET");
        assertThat(arrived.settled("transaction")).isEqualTo(1);
    }

    @Test
    void static_file_is_not_traced() {
        arrived.request().get("/test-style.css").then().statusCode(200);
        arrived.request().get(path).then().statusCode(200);

        arrived.await("transaction");
        assertThat(arrived.settled("transaction")).isEqualTo(1);
    }
}
