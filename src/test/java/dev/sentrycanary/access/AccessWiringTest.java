package dev.sentrycanary.access;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

/** The guard stands in front of everything that the application serves. */
@QuarkusTest
class AccessWiringTest {
    @Test
    void guards_resources_pages_and_the_frameworks_own_paths() {
        for (String path : new String[] {"/api/test/sentry", "/", "/q/openapi", "/no/such/path"}) {
            given().header("X-Forwarded-For", "127.0.0.1")
                    .get(path)
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("detail", containsString("CANARY_ACCESS_TOKEN"))
                    .body("instance", equalTo(path));
        }
    }

    @Test
    void a_refused_upload_leaves_the_connection_usable() {
        byte[] body = new byte[3_000_000];
        for (int i = 0; i < 3; i++) {
            given().header("Sec-Fetch-Site", "cross-site")
                    .body(body)
                    .post("/api/test/sentry")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void health_and_metrics_need_no_token() {
        for (String path : new String[] {"/q/health/live", "/q/health/ready", "/q/metrics"}) {
            given().header("X-Forwarded-For", "10.0.0.7")
                    .header("Host", "canary.svc")
                    .get(path)
                    .then()
                    .statusCode(200)
                    .header("X-Content-Type-Options", "nosniff");
        }
    }

    @Test
    void huge_headers_are_refused() {
        given().header("X-Huge", "x".repeat(100_000)).get("/").then().statusCode(oneOf(400, 431));
    }
}
