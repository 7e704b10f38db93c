package dev.sentrycanary.sentry.request;

import java.util.Arrays;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.sentry.SentryOptions;
import io.sentry.SentryOptions.RequestSize;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sentrycanary.sentry.Arrived;

import static org.assertj.core.api.Assertions.assertThat;

/** How much of a request's body an event shows. */
@QuarkusTest
class BodyTest {
    private static final String MARK = "... [truncated]";

    @Inject SentryOptions options;

    private final Arrived arrived = new Arrived();

    @AfterEach
    void restore() {
        options.setMaxRequestBodySize(RequestSize.MEDIUM);
    }

    @ParameterizedTest
    @CsvSource({
        "SMALL, 1000, 1000",
        "SMALL, 1001, 1000",
        "MEDIUM, 10000, 10000",
        "MEDIUM, 10001, 10000",
        "ALWAYS, 60000, 60000"
    })
    void body_is_cut_at_the_size_that_is_configured(RequestSize size, int sent, int kept) {
        JsonNode request = post(size, "text/plain", "x".repeat(sent));

        String data = request.path("data").asText();
        assertThat(data).isEqualTo("x".repeat(kept) + (sent > kept ? MARK : ""));
        assertThat(request.path("body_size").asInt()).isEqualTo(sent);
    }

    @Test
    void none_sends_no_body() {
        JsonNode request = post(RequestSize.NONE, "text/plain", "plain words");

        assertThat(request.has("data")).isFalse();
        assertThat(request.path("body_size").asInt()).isEqualTo(11);
    }

    @Test
    void cut_between_the_bytes_of_one_character_leaves_readable_text() {
        JsonNode request = post(RequestSize.SMALL, "text/plain; charset=UTF-8", "ä".repeat(600));

        assertThat(request.path("data").asText()).startsWith("ä".repeat(499)).endsWith(MARK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/xml", "text/plain"})
    void text_of_every_kind_is_shown(String type) {
        String body = type.endsWith("xml") ? "<a>words</a>" : "{\"a\":\"words\"}";
        JsonNode request = post(RequestSize.MEDIUM, type, body);

        assertThat(request.path("data").asText()).isEqualTo(body);
    }

    @Test
    void form_is_shown_without_its_secrets() {
        arrived.request()
                .formParam("colour", "green")
                .formParam("password", "planted-5")
                .post("/test/rules/" + arrived.id() + "/form");

        JsonNode event = arrived.await("error");
        assertThat(event.toString()).contains("form " + arrived.id() + " green");
        assertThat(event.at("/request/data").toString())
                .contains("colour", "green", "password", "[Filtered]")
                .doesNotContain("planted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/octet-stream", "image/png"})
    void binary_is_not_attached(String type) {
        byte[] body = new byte[64];
        Arrays.fill(body, (byte) 'B');
        arrived.request()
                .contentType(type)
                .body(body)
                .post("/test/rules/" + arrived.id() + "/binary");

        JsonNode request = arrived.await("error").path("request");
        assertThat(request.has("data")).isFalse();
        assertThat(request.path("body_size").asInt()).isEqualTo(64);
    }

    private JsonNode post(RequestSize size, String type, String body) {
        options.setMaxRequestBodySize(size);
        arrived.request()
                .contentType(type)
                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/test/rules/" + arrived.id() + "/text")
                .then()
                .statusCode(500);
        return arrived.await("error").path("request");
    }
}
