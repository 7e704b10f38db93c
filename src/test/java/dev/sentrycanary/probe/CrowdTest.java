package dev.sentrycanary.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many runs of one scenario, whose events share an issue, at the same time. An event that comes
 * while the issue is being resolved for another cannot be judged; but nothing here is broken.
 */
@QuarkusTest
@TestProfile(CrowdTest.Patient.class)
class CrowdTest {
    /** However slow the machine is: what is late is no fault here. */
    public static class Patient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "canary.deadline.captured", "2m",
                    "canary.deadline.accepted", "2m",
                    "canary.deadline.stored", "2m",
                    "canary.deadline.alerted", "3m",
                    "canary.deadline.run", "3m",
                    "sentry.connection-timeout", "1m",
                    "sentry.read-timeout", "1m");
        }
    }

    @ParameterizedTest
    @CsvSource({"exception, 10, 1", "custom, 50, 1", "message, 5, 6", "leak, 8, 1"})
    void no_run_of_a_healthy_crowd_is_red(String scenario, int runs, int count) {
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            urls.add(
                    RestAssured.given()
                            .contentType("application/json")
                            .body(Map.of("scenario", scenario, "count", count))
                            .post("/api/test/sentry/runs")
                            .then()
                            .statusCode(202)
                            .extract()
                            .header("Location"));
        }
        int passed = 0;
        for (String url : urls) {
            JsonPath run = decided(url);
            String outcome = run.getString("verdict.outcome");
            assertThat(outcome).as(run.prettify()).isIn("passed", "incomplete");
            if (outcome.equals("incomplete")) {
                assertThat(run.getString("verdict.cause"))
                        .as(run.prettify())
                        .isEqualTo("issue_open");
            } else {
                passed++;
                assertThat(run.getList("receipts.findAll { it.promised }.stages.state.flatten()"))
                        .as(run.prettify())
                        .isNotEmpty()
                        .containsOnly("proven");
            }
        }
        System.out.printf("%s: %d of %d runs at once passed%n", scenario, passed, runs);
        assertThat(passed).isPositive();
    }

    private static JsonPath decided(String url) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .until(
                        () -> RestAssured.given().queryParam("wait", "60s").get(url).jsonPath(),
                        run -> !run.getString("verdict.outcome").equals("waiting"));
    }
}
