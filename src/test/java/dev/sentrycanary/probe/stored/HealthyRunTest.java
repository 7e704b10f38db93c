package dev.sentrycanary.probe.stored;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FaultyInbox.class)
class HealthyRunTest {
    @Test
    void a_run_on_the_inbox_proves_all_four_stages() {
        for (String s :
                new String[] {"exception", "exception", "custom", "validation", "performance"}) {
            String loc =
                    RestAssured.given()
                            .contentType("application/json")
                            .body("{\"scenario\":\"" + s + "\"}")
                            .post("/api/test/sentry/runs")
                            .then()
                            .extract()
                            .header("Location");
            System.out.println(loc);
            System.out.println(
                    RestAssured.given().queryParam("wait", "10s").get(loc).asPrettyString());
        }
    }
}
