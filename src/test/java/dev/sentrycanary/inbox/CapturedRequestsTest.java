package dev.sentrycanary.inbox;

import java.net.URI;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Each request that a real SDK sent is sent again, byte by byte, and read back field by field. */
@QuarkusTest
class CapturedRequestsTest {
    @TestHTTPResource("/")
    URI base;

    static List<String> captures() {
        return Captures.names().toList();
    }

    @ParameterizedTest
    @MethodSource("captures")
    void is_taken_as_it_was_sent_and_read_back(String name) throws Exception {
        Captures capture = Captures.load(name);
        long since = lastSequence();
        RawHttp.Answer answer;
        try (RawHttp http = new RawHttp(base)) {
            answer = http.send("POST", capture.path(), capture.headers(), capture.body());
            boolean close = capture.headers().stream().anyMatch(h -> h.value().equals("close"));
            if (close) {
                assertThat(answer.header("connection")).isEqualToIgnoringCase("close");
                assertThat(http.closed()).isTrue();
            } else {
                // The connection must really be open: a second request on it is served too.
                RawHttp.Answer second =
                        http.send("POST", capture.path(), capture.headers(), capture.body());
                assertThat(second.status()).isEqualTo(200);
            }
        }
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("content-type")).startsWith("application/json");
        for (Captures.Expected expected : expected(name)) {
            check(expected, find(expected, since));
        }
    }

    private static List<Captures.Expected> expected(String name) {
        return Captures.expected().stream().filter(e -> e.capture().equals(name)).toList();
    }

    private static void check(Captures.Expected expected, JsonPath event) throws Exception {
        assertThat(event.getString("kind")).isEqualTo(expected.kind());
        assertThat(event.getString("item_type")).isEqualTo(expected.itemType());
        assertThat(event.getInt("item")).isEqualTo(expected.item());
        assertThat(event.getString("title")).isEqualTo(expected.title());
        assertThat(orEmpty(event, "level")).isEqualTo(expected.level());
        assertThat(orEmpty(event, "trace_id")).isEqualTo(expected.traceId());
        assertThat(orEmpty(event, "environment")).isEqualTo(expected.environment());
        assertThat(orEmpty(event, "release")).isEqualTo(expected.release());
        assertThat(orEmpty(event, "event_id")).isEqualTo(expected.eventId());
        assertThat(orEmpty(event, "tags.kit_run")).isEqualTo(expected.tag());
        assertThat(event.getString("project")).isEqualTo("1");
        assertThat(event.getList("errors")).isEmpty();
        byte[] payload =
                RestAssured.get("/inbox/api/events/{id}/payload", event.getString("id"))
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray();
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload)))
                .isEqualTo(expected.sha256());
    }

    private static String orEmpty(JsonPath event, String path) {
        String text = event.getString(path);
        return text == null ? "" : text;
    }

    private static JsonPath find(Captures.Expected expected, long since) {
        if (!expected.id().isEmpty()) {
            return RestAssured.get("/inbox/api/events/{id}", expected.id())
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
        }
        List<Map<String, Object>> events =
                RestAssured.given()
                        .queryParam("kind", expected.kind())
                        .queryParam("message", expected.kind().equals("attachment") ? "bytes" : "")
                        .queryParam("since", since)
                        .get("/inbox/api/events")
                        .jsonPath()
                        .getList("events");
        assertThat(events).extracting(e -> e.get("title")).contains(expected.title());
        String id =
                events.stream()
                        .filter(e -> expected.title().equals(e.get("title")))
                        .findFirst()
                        .orElseThrow()
                        .get("id")
                        .toString();
        return RestAssured.get("/inbox/api/events/{id}", id).jsonPath();
    }

    private static long lastSequence() {
        List<Integer> newest =
                RestAssured.get("/inbox/api/events?limit=1").jsonPath().getList("events.sequence");
        return newest.isEmpty() ? 0 : newest.get(0);
    }
}
