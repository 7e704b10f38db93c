package dev.sentrycanary.web;

import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** SDKs in Spotlight mode and Spotlight's own tools. */
@QuarkusTest
class SpotlightTest {
    @TestHTTPResource("/")
    URL root;

    private final String id = UUID.randomUUID().toString().replace("-", "");

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"dsn\":\"https://their0wn@o1.ingest.sentry.io/42\"}"})
    void an_envelope_is_taken_whatever_sentry_it_is_for(String header) {
        post("/stream", header).then().statusCode(200);
        given().accept("application/json")
                .get("/inbox/api/events/" + id)
                .then()
                .statusCode(200)
                .body("project", equalTo("1"));
    }

    @Test
    void a_trailing_slash_and_a_query_make_no_difference() {
        post("/stream/?client=x", "{}").then().statusCode(200);
    }

    @Test
    void callers_from_elsewhere_still_need_the_inbox_key() {
        given().header("X-Forwarded-For", "203.0.113.9")
                .body(envelope("{}"))
                .post("/stream")
                .then()
                .statusCode(403);
    }

    @Test
    void browsers_may_post_from_any_page() {
        given().header("Origin", "http://localhost:3000")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .options("/stream")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Headers", containsString("content-type"));
    }

    @Test
    void the_stream_sends_each_envelope_and_goes_on_after_the_last() throws Exception {
        URI stream = root.toURI().resolve("/stream");
        String last;
        try (Sse sse = Sse.open(stream, null)) {
            post("/stream", "{}");
            Sse.Message message = sse.await(m -> m.data().contains(id));
            assertThat(message.event()).isEqualTo("application/x-sentry-envelope");
            JsonNode envelope = new ObjectMapper().readTree(message.data());
            assertThat(envelope.path(0).path("__spotlight_envelope_id").asText())
                    .isEqualTo(message.id());
            assertThat(envelope.path(1).path(0).path(0).path("type").asText()).isEqualTo("event");
            assertThat(envelope.path(1).path(0).path(1).path("event_id").asText()).isEqualTo(id);
            last = message.id();
        }
        given().get("/envelope/" + last)
                .then()
                .statusCode(200)
                .contentType("application/x-sentry-envelope")
                .body(containsString(id));
        String next = UUID.randomUUID().toString().replace("-", "");
        given().body(envelope("{}").replace(id, next)).post("/stream");
        try (Sse again = Sse.open(stream, last)) {
            again.await(m -> m.data().contains(next));
            assertThat(again.messages()).noneMatch(m -> m.data().contains(id));
        }
        given().get("/health").then().statusCode(200).body(equalTo("OK"));
    }

    /** Sequence numbers begin anew with a process: the last one may be one that never comes. */
    @Test
    void a_reader_who_knows_a_process_before_this_one_starts_anew() throws Exception {
        post("/stream", "{}").then().statusCode(200);
        String later = "ffffffff-ffff-7000-80ff-ffffffffffff";
        try (Sse sse = Sse.open(root.toURI().resolve("/stream"), later)) {
            assertThat(sse.await(m -> m.data().contains(id)).id()).isNotEqualTo(later);
        }
    }

    private Response post(String path, String header) {
        return given().contentType("application/x-sentry-envelope")
                .body(envelope(header).getBytes(StandardCharsets.UTF_8))
                .post(path);
    }

    private String envelope(String header) {
        return header
                + "\n{\"type\":\"event\"}\n{\"event_id\":\""
                + id
                + "\",\"message\":\"spotlit\"}\n";
    }
}
