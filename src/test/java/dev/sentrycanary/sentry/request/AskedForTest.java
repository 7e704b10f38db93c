package dev.sentrycanary.sentry.request;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.sentry.SentryOptions;
import org.junit.jupiter.api.Test;

import dev.sentrycanary.Patience;
import dev.sentrycanary.sentry.Arrived;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What is reported once it is asked for. */
@QuarkusTest
@TestProfile(AskedFor.class)
class AskedForTest {
    @Inject SentryOptions options;

    private final Arrived arrived = new Arrived();
    private final String path = "/test/rules/" + arrived.id();

    @Test
    void personal_data_is_sent_and_still_scrubbed() {
        arrived.request()
                .header("Cookie", "theme=dark; sessionid=planted-6")
                .header("Authorization", "Bearer planted-7-planted-7")
                .header("X-Forwarded-For", "203.0.113.7")
                .header("X-Test-Principal", "alice")
                .get(path + "/broken");

        JsonNode event = arrived.await("error");
        assertThat(event.at("/request/headers/x-forwarded-for").asText()).isEqualTo("203.0.113.7");
        assertThat(event.at("/request/headers").has("authorization")).isTrue();
        assertThat(event.at("/request").has("cookies")).isTrue();
        assertThat(event.at("/user/ip_address").asText()).isEqualTo("127.0.0.1");
        assertThat(event.at("/user/username").asText()).isEqualTo("alice");
        assertThat(event.toString()).doesNotContain("planted");
    }

    @Test
    void forwarded_address_goes_with_personal_data_only() {
        options.setSendDefaultPii(false);
        try {
            arrived.request()
                    .header("X-Forwarded-For", "203.0.113.7")
                    .get(path + "/broken")
                    .then()
                    .statusCode(500);
            assertThat(arrived.await("error").toString()).doesNotContain("203.0.113.7");
        } finally {
            options.setSendDefaultPii(true);
        }
    }

    @Test
    void user_of_a_provider_goes_before_the_identity() {
        arrived.request()
                .header("X-Test-Principal", "alice")
                .header("X-Test-User", "u-1")
                .get(path + "/broken");

        JsonNode user = arrived.await("error").path("user");
        assertThat(user.path("id").asText()).isEqualTo("u-1");
        assertThat(user.has("username")).isFalse();
    }

    @Test
    void configured_body_size_holds() {
        arrived.request()
                .contentType("text/plain")
                .body("y".repeat(1_500))
                .post(path + "/text")
                .then()
                .statusCode(500);

        assertThat(arrived.await("error").at("/request/data").asText())
                .isEqualTo("y".repeat(1_000) + "... [truncated]");
    }

    @Test
    void rules_of_the_application_scrub_too() {
        arrived.request()
                .contentType("application/json")
                .body("{\"favourite\":\"planted-8\",\"note\":\"patient P-12345 is well\"}")
                .post(path + "/text")
                .then()
                .statusCode(500);

        assertThat(arrived.await("error").at("/request/data").asText())
                .isEqualTo(
                        "{\"favourite\":\"[Filtered]\",\"note\":\"patient [Filtered] is well\"}");
    }

    @Test
    void client_error_is_captured_with_its_status() {
        arrived.request().get(path + "/missing").then().statusCode(404);

        JsonNode event = arrived.await("error");
        assertThat(event.at("/exception/values/0/type").asText()).isEqualTo("NotFoundException");
        assertThat(event.at("/contexts/response/status_code").asInt()).isEqualTo(404);
        assertThat(arrived.settled("error")).isEqualTo(1);
    }

    @Test
    void ignored_type_is_not_captured() {
        arrived.request().get(path + "/unimportant").then().statusCode(500);

        arrived.await("transaction");
        assertThat(arrived.settled("error")).isZero();
    }

    @Test
    void ignored_path_reports_neither_errors_nor_logs_nor_transactions() {
        arrived.request().get("/test/rules/quiet/broken").then().statusCode(500);
        arrived.request().get("/test/rules/quiet/logs").then().statusCode(200);
        arrived.request().get(path).then().statusCode(200);

        arrived.await("transaction");
        assertThat(arrived.settled("transaction")).isEqualTo(1);
        assertThat(arrived.settled("error")).isZero();
    }

    @Test
    void unwanted_transactions_and_check_ins_are_left_out() {
        arrived.request().get(path + "/unwanted").then().statusCode(200);
        arrived.request().get(path).then().statusCode(200);

        assertThat(arrived.await("transaction").path("transaction").asText())
                .isEqualTo("GET /test/rules/{id}");
        assertThat(arrived.settled("transaction")).isEqualTo(1);
        Patience.await().until(() -> checkIns("job-" + arrived.id()) == 200);
        assertThat(checkIns("unwanted-job")).isEqualTo(404);
    }

    private static int checkIns(String monitor) {
        return given().auth()
                .oauth2("any")
                .get("/api/0/organizations/any/monitors/" + monitor + "/checkins/")
                .statusCode();
    }

    @Test
    void strictly_only_a_trace_of_the_same_organisation_is_continued() {
        options.setStrictTraceContinuation(true);
        try {
            assertThat(continued(8)).doesNotStartWith(arrived.id());
            assertThat(continued(7)).startsWith(arrived.id());
        } finally {
            options.setStrictTraceContinuation(false);
        }
        assertThat(continued(0)).startsWith(arrived.id());
    }

    /** The trace of the answer to a request from an organisation; 0 means none is named. */
    private String continued(int organisation) {
        String baggage = "sentry-trace_id=" + arrived.id();
        return arrived.request()
                .header(
                        "baggage",
                        baggage + (organisation == 0 ? "" : ",sentry-org_id=" + organisation))
                .get(path)
                .header("sentry-trace");
    }

    @Test
    void answer_carries_the_trace() {
        assertThat(arrived.request().get(path).header("sentry-trace")).startsWith(arrived.id());
    }

    @Test
    void log_records_are_structured_logs_of_the_trace() {
        arrived.request().get(path + "/logs").then().statusCode(200);

        JsonNode log = arrived.await("log");
        assertThat(log.findValuesAsText("body")).anyMatch(body -> body.contains(arrived.id()));
    }

    @Test
    void transaction_is_profiled() {
        arrived.request().get(path + "/busy").then().statusCode(200);

        JsonNode chunk = Arrived.any("profile");
        assertThat(chunk.path("profiler_id").asText()).isNotEmpty();
        assertThat(chunk.at("/profile/samples").size()).isPositive();
        assertThat(arrived.await("transaction").at("/contexts/profile/profiler_id").asText())
                .isNotEmpty();
    }
}
