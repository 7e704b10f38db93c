package dev.sentrycanary.problem;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

/** What an Accept gets that names no media type. */
@QuarkusTest
class AcceptTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/logs",
                "/runs",
                "/issues/1",
                "/nowhere",
                "/api/test/sentry",
                "/api/test/sentry/runs",
                "/api/test/sentry/runs/1234",
                "/api/test/sentry/receipts/1234",
                "/inbox/api/events"
            })
    void is_not_acceptable_anywhere(String path) {
        for (String accept : new String[] {"garbage", ";;;"}) {
            given().header("Accept", accept)
                    .get(path)
                    .then()
                    .statusCode(406)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:sentry-canary:problem:not-acceptable"))
                    .body("instance", equalTo(path));
        }
    }
}
