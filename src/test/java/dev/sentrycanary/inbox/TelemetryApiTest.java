package dev.sentrycanary.inbox;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sentrycanary.wire.EventIds;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** Sentry's Web API for what is no event, as the inbox serves it. */
@QuarkusTest
class TelemetryApiTest {
    private static final String ORG = "/api/0/organizations/any";

    private final String id = EventIds.random();

    @Test
    void the_reports_of_one_check_in_are_one_entry() {
        String checkIn = "{\"check_in_id\":\"%s\",\"monitor_slug\":\"m-%s\",\"status\":\"%s\"%s}";
        item("check_in", checkIn.formatted(id, id, "in_progress", ""));
        item("check_in", checkIn.formatted(id, id, "ok", ",\"duration\":1.25"));
        String other = EventIds.random();
        item("check_in", checkIn.formatted(other, id, "error", ""));

        get("/monitors/m-" + id + "/checkins/")
                .statusCode(200)
                .body("status", contains("error", "ok"))
                .body("[1].id.replace('-', '')", equalTo(id))
                .body("[1].duration", equalTo(1250))
                .body("[1].dateInProgress", notNullValue())
                .body("[0].dateInProgress", nullValue());
        get("/monitors/unknown-" + id + "/checkins/").statusCode(404);
    }

    @Test
    void a_check_in_that_has_ended_does_not_begin_again() {
        String checkIn = "{\"check_in_id\":\"%s\",\"monitor_slug\":\"m-%s\",\"status\":\"%s\"%s}";
        item("check_in", checkIn.formatted(id, id, "error", ",\"duration\":1.25"));
        item("check_in", checkIn.formatted(id, id, "in_progress", ""));

        get("/monitors/m-" + id + "/checkins/")
                .statusCode(200)
                .body("status", contains("error"))
                .body("[0].duration", equalTo(1250))
                .body("[0].dateInProgress", notNullValue());
    }

    @Test
    void a_crontab_that_names_no_id_ends_what_it_began() {
        for (String report :
                List.of("ok", "in_progress", "in_progress&environment=dev", "error&duration=2")) {
            RestAssured.get("/api/1/cron/m-" + id + "/key/?status=" + report)
                    .then()
                    .statusCode(202);
        }

        get("/monitors/m-" + id + "/checkins/")
                .statusCode(200)
                .body("status", contains("error", "in_progress", "ok"))
                .body("environment", contains("production", "dev", "production"))
                .body("[0].duration", equalTo(2000))
                .body("[0].dateInProgress", notNullValue())
                .body("[2].dateInProgress", nullValue());
    }

    @Test
    void an_end_without_an_id_ends_all_that_the_named_beginning_reported() {
        String began =
                "{\"check_in_id\":\"%s\",\"monitor_slug\":\"m-%s\",\"status\":\"in_progress\"}";
        item("check_in", began.formatted(id, id));
        item("check_in", began.formatted(id, id));
        RestAssured.get("/api/1/cron/m-" + id + "/key/?status=ok").then().statusCode(202);

        get("/monitors/m-" + id + "/checkins/")
                .statusCode(200)
                .body("status", contains("ok"))
                .body("[0].id.replace('-', '')", equalTo(id));
    }

    @Test
    void rows_are_searched_by_attribute_and_show_the_fields_asked_for() {
        String log =
                "{\"body\":\"%s\",\"level\":\"info\",\"trace_id\":\"%s\",\"attributes\":{\"which\":{\"value\":\"%s\",\"type\":\"string\"}}}";
        item(
                "log",
                "{\"items\":["
                        + log.formatted("first", id, "1" + id)
                        + ","
                        + log.formatted("second", id, "2" + id)
                        + "]}");

        get("/events/?dataset=logs&field=message&field=trace&query=which:2" + id)
                .statusCode(200)
                .body("data", hasSize(1))
                .body("data[0].message", equalTo("second"))
                .body("data[0].trace", equalTo(id))
                .body("data[0].size()", equalTo(2));
        get("/events/?dataset=ourlogs&query=trace:" + id).body("data", hasSize(2));
        get("/events/?dataset=tracemetrics&query=trace:" + id).body("data", hasSize(0));
    }

    @Test
    void spans_of_a_transaction_are_rows_too() {
        item(
                "transaction",
                "{\"event_id\":\"%s\",\"transaction\":\"t\",\"contexts\":{\"trace\":{\"trace_id\":\"%s\",\"span_id\":\"a\",\"op\":\"job\"}},\"spans\":[{\"trace_id\":\"%s\",\"span_id\":\"b\",\"op\":\"db\"}]}"
                        .formatted(EventIds.random(), id, id));

        get("/events/?dataset=spans&query=trace:" + id)
                .body("data.'span.op'", contains("db", "job"));
        get("/events/?dataset=spans&query=span.op:db trace:\"" + id + "\"")
                .body("data.id", contains("b"));
    }

    @Test
    void of_a_session_the_newest_update_counts() {
        String session =
                "{\"sid\":\"%s\",\"status\":\"%s\",\"errors\":%d,\"attrs\":{\"release\":\"r@%s\"}}";
        item("session", session.formatted(id, "ok", 0, id));
        item("session", session.formatted(id, "exited", 2, id));
        item(
                "sessions",
                "{\"aggregates\":[{\"exited\":3,\"crashed\":1}],\"attrs\":{\"release\":\"r@%s\"}}"
                        .formatted(id));
        String path = "/sessions/?field=sum(session)&statsPeriod=1h&query=release:\"r@" + id + "\"";

        ValidatableResponse groups = get(path + "&groupBy=session.status").statusCode(200);
        groups.body(by("errored"), equalTo(1));
        groups.body(by("healthy"), equalTo(3));
        groups.body(by("crashed"), equalTo(1));
        get(path).body("groups[0].totals.'sum(session)'", equalTo(5));
        get(path + "&groupBy=project").statusCode(400);
        get("/sessions/").statusCode(400);
    }

    @Test
    void a_profile_is_found_by_its_profiler() {
        item(
                "profile_chunk",
                "{\"chunk_id\":\"%s\",\"profiler_id\":\"%s\",\"profile\":{\"samples\":[]}}"
                        .formatted(EventIds.random(), id));

        get("/profiling/chunks/?profiler_id=" + id).body("chunk.profiler_id", equalTo(id));
        get("/profiling/chunks/?profiler_id=" + EventIds.random()).statusCode(404);
        get("/profiling/chunks/").statusCode(400);
    }

    @Test
    void outcomes_count_what_came_and_what_clients_gave_up() {
        item("event", "{\"event_id\":\"%s\",\"message\":\"m\"}".formatted(id));
        item(
                "client_report",
                "{\"discarded_events\":[{\"reason\":\"r%s\",\"category\":\"error\",\"quantity\":4}]}"
                        .formatted(id));

        get("/stats_v2/?field=sum(quantity)&category=error&groupBy=outcome&groupBy=reason")
                .statusCode(200)
                .body(
                        "groups.find { it.by.outcome == 'accepted' }.totals.'sum(quantity)'",
                        greaterThanOrEqualTo(1))
                .body(
                        "groups.find { it.by.reason == 'r%s' }.totals.'sum(quantity)'"
                                .formatted(id),
                        equalTo(4));
    }

    @Test
    void an_issue_tells_the_hash_of_its_fingerprint() {
        item(
                "event",
                "{\"event_id\":\"%s\",\"message\":\"m\",\"fingerprint\":[\"a\",\"%s\"]}"
                        .formatted(id, id));
        String issue = RestAssured.get("/inbox/api/events/" + id).path("issue.id");

        get("/issues/" + issue + "/hashes/")
                .body("[0].id.length()", equalTo(32))
                .body("[0].latestEvent.eventID", equalTo(id));
        get("/issues/0/hashes/").statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events/", "/events/?dataset=errors", "/events/?dataset="})
    void a_dataset_that_is_not_kept_is_refused(String path) {
        get(path).statusCode(400).body("detail", containsString("tracemetrics"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events/", "/sessions/", "/stats_v2/", "/monitors/m/checkins/"})
    void nothing_is_shown_without_a_token(String path) {
        RestAssured.get(ORG + path).then().statusCode(401);
    }

    private static String by(String status) {
        return "groups.find { it.by.'session.status' == '" + status + "' }.totals.'sum(session)'";
    }

    private static ValidatableResponse get(String path) {
        return RestAssured.given().auth().oauth2("any").get(ORG + path).then();
    }

    private static void item(String type, String payload) {
        String body = "{}\n{\"type\":\"" + type + "\"}\n" + payload + "\n";
        RestAssured.given()
                .header("X-Sentry-Auth", "Sentry sentry_key=any")
                .contentType("application/x-sentry-envelope")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/1/envelope/")
                .then()
                .statusCode(200);
    }
}
