package dev.sentrycanary.health;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** What orchestrators get to hear. */
@QuarkusTest
class HealthTest {
    @Test
    void lives_and_has_started() {
        given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/health/started").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void is_ready_because_the_configuration_is_sound() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItem("configuration"))
                .body("checks.find { it.name == 'configuration' }.data.sdk", equalTo("running"));
    }
}
