package dev.sentrycanary.inbox;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sentrycanary.wire.EventIds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
class EventsApiTest {
    @Test
    void pages_follow_each_other_without_gap_or_repeat() {
        String run = EventIds.random();
        List<String> ids = List.of(send(run, "a"), send(run, "b"), send(run, "c"), send(run, "d"));
        Response first = RestAssured.get("/inbox/api/events?tag=run={run}&limit=3", run);
        first.then().body("events.id", contains(ids.get(3), ids.get(2), ids.get(1)));
        RestAssured.get(
                        "/inbox/api/events?tag=run={run}&limit=3&cursor={c}",
                        run,
                        first.path("next"))
                .then()
                .body("events.id", contains(ids.get(0)))
                .body("next", nullValue());
    }

    @Test
    void filters_narrow_the_list() {
        String run = EventIds.random();
        send(run, "alpha");
        String beta = send(run, "beta");
        for (String filter :
                List.of(
                        "message=bet",
                        "q=BETA",
                        "level=warning&message=beta",
                        "event_id=" + beta)) {
            RestAssured.get("/inbox/api/events?tag=run=" + run + "&" + filter)
                    .then()
                    .statusCode(200)
                    .body("events.id", contains(beta));
        }
        RestAssured.get("/inbox/api/events?kind=transaction&tag=run=" + run)
                .then()
                .body("events.size()", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=501",
                "?limit=x",
                "?cursor=-1",
                "?since=x",
                "?kind=nothing",
                "?level=nothing",
                "?tag=without",
                "?event_id=short",
                "?trace_id=short",
                "?lmit=3",
                "?limit=1&limit=2",
                "?kind=error&kind=log",
                "/await?timeout=forever",
                "/await?timeout=61s",
                "/await?count=0",
                "/await?kind=x",
                "/short"
            })
    void bad_parameters_are_400_problems(String rest) {
        RestAssured.get("/inbox/api/events" + rest)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("status", equalTo(400));
    }

    @Test
    void an_unknown_event_is_404_and_says_which_setting_decides() {
        RestAssured.get("/inbox/api/events/" + EventIds.random())
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("canary.inbox.max-events"));
    }

    @Test
    void an_id_with_dashes_finds_the_event() {
        String id = send(EventIds.random(), "dashes");
        String dashed = id.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
        RestAssured.get("/inbox/api/events/" + dashed)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("payload.message", equalTo("dashes"))
                .body("item_headers.type", equalTo("event"))
                .body("envelope_headers.event_id", equalTo(id));
    }

    @Test
    void the_raw_envelope_is_what_was_sent() {
        String id = EventIds.random();
        String body =
                "{\"event_id\":\"" + id + "\"}\n{\"type\":\"event\"}\n{\"message\":\"raw\"}\n";
        post(body);
        assertThat(RestAssured.get("/inbox/api/events/{id}/envelope", id).asString())
                .isEqualTo(body);
    }

    @Test
    void waiting_ends_when_the_event_comes() throws Exception {
        String run = EventIds.random();
        CompletableFuture<Response> waiting =
                CompletableFuture.supplyAsync(
                        () ->
                                RestAssured.get(
                                        "/inbox/api/events/await?count=2&timeout=60s&tag=run="
                                                + run));
        String first = send(run, "one");
        String second = send(run, "two");
        waiting.get(2, TimeUnit.MINUTES)
                .then()
                .statusCode(200)
                .body("events.id", contains(second, first));
    }

    @Test
    void waiting_in_vain_is_408_and_tells_what_was_there() {
        String run = EventIds.random();
        String only = send(run, "one");
        RestAssured.get("/inbox/api/events/await?count=2&timeout=200ms&tag=run=" + run)
                .then()
                .statusCode(408)
                .contentType("application/problem+json")
                .body("matched", equalTo(1))
                .body("events[0].id", equalTo(only));
    }

    @Test
    void lookup_has_sentrys_shape() {
        String run = EventIds.random();
        String id = send(run, "shape");
        RestAssured.given()
                .auth()
                .oauth2("any")
                .get("/api/0/projects/org/project/events/{id}/", id)
                .then()
                .statusCode(200)
                .body("eventID", equalTo(id))
                .body("type", equalTo("default"))
                .body("title", equalTo("shape"))
                .body("tags.find { it.key == 'run' }.value", equalTo(run))
                .body("tags.find { it.key == 'level' }.value", equalTo("warning"))
                .body("entries.find { it.type == 'message' }.data.formatted", equalTo("shape"))
                .body("_meta.size()", equalTo(0));
    }

    @Test
    void lookup_of_nothing_is_404_in_sentrys_shape_and_without_token_401() {
        String path = "/api/0/projects/org/project/events/" + EventIds.random() + "/";
        RestAssured.given()
                .auth()
                .oauth2("any")
                .get(path)
                .then()
                .statusCode(404)
                .body("detail", equalTo("Event not found"));
        RestAssured.get(path).then().statusCode(401).body("detail", containsString("credentials"));
    }

    @Test
    void resolving_an_issue_makes_its_next_event_a_regression() {
        String run = EventIds.random();
        send(run, run);
        String issue =
                RestAssured.get("/inbox/api/events?tag=run=" + run).path("events[0].issue.id");
        RestAssured.given()
                .auth()
                .oauth2("any")
                .contentType("application/json")
                .body("{\"status\":\"resolved\"}")
                .put("/api/0/organizations/org/issues/{issue}/", issue)
                .then()
                .statusCode(200)
                .body("status", equalTo("resolved"));
        send(run, run);
        RestAssured.get("/inbox/api/events?tag=run=" + run)
                .then()
                .body("events.issue.change", contains("regression", "new"))
                .body("events.issue.id", contains(issue, issue));
    }

    private static String send(String run, String message) {
        String id = EventIds.random();
        post(
                """
                {"event_id":"%s"}
                {"type":"event"}
                {"message":"%s","level":"warning","tags":{"run":"%s"}}
                """
                        .formatted(id, message, run));
        return id;
    }

    private static void post(String body) {
        RestAssured.given()
                .header("X-Sentry-Auth", "Sentry sentry_key=any")
                .contentType("application/x-sentry-envelope")
                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/1/envelope/")
                .then()
                .statusCode(200);
    }
}
