package dev.sentrycanary.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What Prometheus gets when it scrapes. */
@QuarkusTest
class MetricsEndpointTest {
    @Test
    void every_meter_is_there_from_the_start() {
        assertThat(scrape())
                .contains(
                        "canary_deliveries_total{outcome=\"accepted\"}",
                        "canary_delivery_seconds_bucket{le=\"0.25\"}",
                        "canary_rate_limit_remaining_seconds ",
                        "canary_budget_events_left ",
                        "canary_budget_events_limit 10000.0",
                        "canary_requests_refused_total{reason=\"rate_limited\"}");
    }

    @Test
    void a_refused_request_is_counted() {
        double before = refused();
        given().header("Origin", "https://elsewhere.example").get("/").then().statusCode(403);
        assertThat(refused()).isGreaterThanOrEqualTo(before + 1);
    }

    @Test
    void prometheus_own_parser_accepts_the_text() throws Exception {
        Process promtool;
        try {
            promtool = new ProcessBuilder("promtool", "check", "metrics").start();
        } catch (IOException e) {
            assumeTrue(false, "needs promtool (Debian package prometheus)");
            return;
        }
        try (var in = promtool.getOutputStream()) {
            in.write(scrape().getBytes(StandardCharsets.UTF_8));
        }
        String complaints = new String(promtool.getErrorStream().readAllBytes());
        assertThat(promtool.waitFor(5, TimeUnit.MINUTES)).isTrue();
        // 1 is a text that does not parse; 3 is style, of which the JVM's own meters have some.
        assertThat(promtool.exitValue()).as(complaints).isIn(0, 3);
        assertThat(complaints.lines().filter(line -> line.startsWith("canary"))).isEmpty();
    }

    private static double refused() {
        return scrape().lines()
                .filter(l -> l.startsWith("canary_requests_refused_total{reason=\"cross_site\"}"))
                .mapToDouble(l -> Double.parseDouble(l.substring(l.indexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    private static String scrape() {
        return given().accept("text/plain")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .replace(",}", "}");
    }
}
