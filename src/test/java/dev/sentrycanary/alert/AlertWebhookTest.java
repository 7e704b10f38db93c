package dev.sentrycanary.alert;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import dev.sentrycanary.probe.stored.FaultyInbox;

import static org.hamcrest.Matchers.containsString;

@QuarkusTest
@TestProfile(FaultyInbox.class)
class AlertWebhookTest {
    private static final String PATH = "/api/test/sentry/alerts";

    private static RequestSpecification hook(String body, String secret, String resource) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return RestAssured.given()
                .contentType("application/json")
                .header("Request-ID", UUID.randomUUID().toString())
                .header("Sentry-Hook-Resource", resource)
                .header("Sentry-Hook-Timestamp", Instant.now().getEpochSecond())
                .header("Sentry-Hook-Signature", HookSignature.of(secret, bytes))
                .body(bytes);
    }

    private static String unique(String member) {
        return "{\"action\":\"created\",\"data\":{\""
                + member
                + "\":\""
                + UUID.randomUUID()
                + "\"}}";
    }

    @Test
    void webhooks_of_other_kinds_are_thanked_for_and_ignored() {
        for (String kind : new String[] {"installation", "comment", "metric_alert", "issue"}) {
            hook(unique("x"), FaultyInbox.SECRET, kind).post(PATH).then().statusCode(204);
        }
        hook(unique("x"), FaultyInbox.SECRET, "installation")
                .post(PATH + "/")
                .then()
                .statusCode(204);
    }

    @Test
    void a_wrong_secret_is_401_and_says_what_to_compare() {
        hook(unique("x"), "other", "event_alert")
                .post(PATH)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("detail", containsString("canary.alert.secret"));
    }

    @Test
    void an_unsigned_webhook_is_401() {
        RestAssured.given()
                .contentType("application/json")
                .body("{}")
                .post(PATH)
                .then()
                .statusCode(401);
    }

    @Test
    void the_same_webhook_twice_is_403() {
        RequestSpecification once = hook(unique("x"), FaultyInbox.SECRET, "installation");
        once.post(PATH).then().statusCode(204);
        once.post(PATH).then().statusCode(403);
    }

    @Test
    void a_signed_body_that_is_no_json_object_is_400() {
        hook("hello " + UUID.randomUUID(), FaultyInbox.SECRET, "event_alert")
                .post(PATH)
                .then()
                .statusCode(400);
        hook("[\"" + UUID.randomUUID() + "\"]", FaultyInbox.SECRET, "event_alert")
                .post(PATH)
                .then()
                .statusCode(400);
    }

    @Test
    void an_oversized_webhook_is_413() {
        hook("{\"x\":\"" + "y".repeat(3_000_000) + "\"}", FaultyInbox.SECRET, "event_alert")
                .post(PATH)
                .then()
                .statusCode(413);
    }

    @Test
    void strange_shapes_ring_nothing_and_break_nothing() {
        for (String data :
                new String[] {"null", "[]", "{\"event\":7}", "{\"event\":{\"tags\":7}}"}) {
            String body = "{\"data\":" + data + ",\"n\":\"" + UUID.randomUUID() + "\"}";
            hook(body, FaultyInbox.SECRET, "event_alert").post(PATH).then().statusCode(204);
        }
    }
}
