package dev.sentrycanary.inbox.fault;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sentrycanary.Patience;
import dev.sentrycanary.probe.stored.FaultyInbox;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

@QuarkusTest
@TestProfile(FaultyInbox.class)
class FaultOrdersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kind\":\"earthquake\"}",
                "{\"kind\":\"hang\",\"count\":0}",
                "{\"kind\":\"refuse\",\"count\":1}",
                "{\"kind\":\"hang\",\"count\":1000001}",
                "{\"kind\":\"hang\",\"duration\":\"soon\"}",
                "{\"kind\":\"hang\",\"duration\":\"25h\"}",
                "{\"kind\":\"slow\",\"delay\":\"-1s\"}",
                "{\"kind\":\"store_unscrubbed\"}",
                "{\"kind\":7}",
                "[]",
                "not json"
            })
    void an_order_that_makes_no_sense_is_400(String order) {
        RestAssured.given()
                .contentType("application/json")
                .body(order)
                .post("/inbox/api/faults")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void an_order_is_listed_until_it_ends() {
        RestAssured.given()
                .contentType("application/json")
                .body("{\"kind\":\"late_alert\",\"count\":3,\"duration\":\"1ms\",\"delay\":\"2s\"}")
                .post("/inbox/api/faults")
                .then()
                .statusCode(201)
                .body("kind", containsString("late_alert"));
        Patience.await()
                .untilAsserted(
                        () ->
                                RestAssured.get("/inbox/api/faults")
                                        .then()
                                        .statusCode(200)
                                        .body(
                                                "kind",
                                                org.hamcrest.Matchers.not(hasItem("late_alert"))));
    }
}
