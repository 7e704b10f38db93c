package dev.sentrycanary.sentry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What the embedded inbox received for one request, found by the trace that the test chose. */
public final class Arrived {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVENTS = "/inbox/api/events";

    private final String trace = UUID.randomUUID().toString().replace("-", "");

    /** The id of the trace, which also serves as the id of the test. */
    public String id() {
        return trace;
    }

    /** A request that belongs to the trace. */
    public RequestSpecification request() {
        return given().header("sentry-trace", header());
    }

    public String header() {
        return trace + "-00000000000000ab";
    }

    /** The payload of the first event of this kind. */
    public JsonNode await(String kind) {
        return payload(
                given().queryParam("kind", kind)
                        .queryParam("trace_id", trace)
                        .queryParam("timeout", "60s")
                        .get(EVENTS + "/await")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getString("events[0].id"));
    }

    /** How many of this kind are there after half a second without another one. */
    public int settled(String kind) {
        int count = 0;
        while (more(kind, count + 1)) {
            count++;
        }
        return count;
    }

    private boolean more(String kind, int count) {
        int status =
                given().queryParam("kind", kind)
                        .queryParam("trace_id", trace)
                        .queryParam("count", count)
                        .queryParam("timeout", "500ms")
                        .get(EVENTS + "/await")
                        .statusCode();
        assertThat(status).isIn(200, 408);
        return status == 200;
    }

    /** The payload of the first event of this kind with {@code text} in title, message or tags. */
    public static JsonNode mentioning(String kind, String text) {
        return payload(
                given().queryParam("kind", kind)
                        .queryParam("q", text)
                        .queryParam("timeout", "60s")
                        .get(EVENTS + "/await")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getString("events[0].id"));
    }

    /** The payload of any event of this kind. */
    public static JsonNode any(String kind) {
        return mentioning(kind, "");
    }

    /** The messages of all breadcrumbs. */
    public static List<String> breadcrumbs(JsonNode event) {
        JsonNode crumbs = event.path("breadcrumbs");
        return (crumbs.isArray() ? crumbs : crumbs.path("values")).findValuesAsText("message");
    }

    private static JsonNode payload(String id) {
        try {
            return JSON.readTree(given().get(EVENTS + "/" + id).asString()).path("payload");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
