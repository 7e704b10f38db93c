package dev.sentrycanary.sentry.request;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sentrycanary.sentry.SentryReceiver;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(SentryReceiver.class)
class RequestErrorTest {
    private final String id = UUID.randomUUID().toString();

    @ParameterizedTest
    @ValueSource(strings = {"broken", "broken-later", "broken-virtual", "mapped", "asked"})
    void unhandled_exception_is_captured_once_with_the_scope_of_its_request(String path) {
        given().get("/test/things/" + id + "/" + path)
                .then()
                .statusCode(path.equals("mapped") ? 503 : 500);

        JsonNode event = SentryReceiver.await("event", SentryReceiver.mentions(id));
        JsonNode transaction = SentryReceiver.await("transaction", SentryReceiver.mentions(id));
        JsonNode mechanism = event.at("/exception/values/0/mechanism");
        assertThat(mechanism.get("type").asText()).isEqualTo("quarkus-rest");
        assertThat(mechanism.get("handled").asBoolean()).isFalse();
        assertThat(event.at("/level").asText()).isEqualTo("error");
        assertThat(event.at("/tags/thing").asText()).isEqualTo(id);
        assertThat(event.at("/transaction").asText()).isEqualTo("GET /test/things/{id}/" + path);
        assertThat(event.at("/request/url").asText()).endsWith("/test/things/" + id + "/" + path);
        assertThat(event.at("/contexts/trace/trace_id"))
                .isEqualTo(transaction.at("/contexts/trace/trace_id"));
        assertThat(SentryReceiver.items("event", SentryReceiver.mentions(id))).hasSize(1);
    }

    @Test
    void transaction_is_named_by_the_route_and_carries_the_status() {
        given().get("/test/things/" + id).then().statusCode(200);

        JsonNode transaction = SentryReceiver.await("transaction", SentryReceiver.mentions(id));
        assertThat(transaction.at("/transaction").asText()).isEqualTo("GET /test/things/{id}");
        assertThat(transaction.at("/transaction_info/source").asText()).isEqualTo("route");
        assertThat(transaction.at("/contexts/trace/op").asText()).isEqualTo("http.server");
        assertThat(transaction.at("/contexts/trace/status").asText()).isEqualTo("ok");
    }

    @Test
    void mapper_that_asks_gets_the_ids_of_the_one_event() {
        String answer = given().get("/test/things/" + id + "/asked").asString();

        JsonNode event = SentryReceiver.await("event", SentryReceiver.mentions(id));
        assertThat(answer)
                .isEqualTo(
                        event.get("event_id").asText()
                                + " "
                                + event.at("/contexts/trace/trace_id").asText());
    }

    @Test
    void client_error_is_not_captured() {
        given().get("/test/things/" + id + "/missing").then().statusCode(404);
        given().get("/test/things/" + id + "/broken").then().statusCode(500);

        List<JsonNode> events = SentryReceiver.awaitCount("event", 1, SentryReceiver.mentions(id));
        assertThat(events).hasSize(1);
        assertThat(events.get(0).at("/transaction").asText()).endsWith("/broken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"body", "body-later"})
    void event_shows_the_body_that_the_resource_has_read(String path) {
        given().contentType("application/json")
                .body("{\"name\":\"" + id + "\"}")
                .post("/test/things/" + id + "/" + path)
                .then()
                .statusCode(500);

        JsonNode event = SentryReceiver.await("event", SentryReceiver.mentions(id));
        assertThat(event.at("/request/data").asText()).isEqualTo("{\"name\":\"" + id + "\"}");
    }
}
