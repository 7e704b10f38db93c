package dev.sentrycanary.probe.watch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.sentrycanary.Patience;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** A canary that keeps watch over its own inbox, as a user and as Prometheus see it. */
@QuarkusTest
@TestProfile(WatchOverHttpTest.EverySecond.class)
class WatchOverHttpTest {
    private static final String ROOT = "/api/test/sentry";
    private static final String METRIC = "canary_[a-z_]+";

    @BeforeEach
    void a_round_has_passed() {
        Patience.await().until(() -> "passed".equals(index().getString("watch.last.outcome")));
    }

    private static JsonPath index() {
        return given().get(ROOT).then().statusCode(200).extract().jsonPath();
    }

    private static String metrics() {
        return given().accept("text/plain").get("/q/metrics").asString();
    }

    @Test
    void the_index_and_the_page_tell_the_schedule() {
        JsonPath index = index();
        assertThat(index.getBoolean("watch.on")).isTrue();
        assertThat(index.getBoolean("watch.active")).isTrue();
        assertThat(index.getString("watch.rhythm")).isEqualTo("every 1s");
        assertThat(index.getList("watch.scenarios")).containsExactly("exception", "performance");
        assertThat(index.getString("watch.next")).isNotBlank();
        given().accept("text/html")
                .get("/runs")
                .then()
                .statusCode(200)
                .body(containsString("Keeps watch every 1s: exception, performance"));
    }

    @Test
    void scheduled_runs_prove_every_stage_and_stand_apart_in_sentry() {
        JsonPath runs = given().get(ROOT + "/runs").jsonPath();
        assertThat(runs.getList("runs.origin")).contains("schedule");
        String id =
                runs.getString(
                        "runs.find { it.scenario == 'exception' && it.verdict.outcome == 'passed'"
                                + " }.receipts[0].event_id");
        JsonPath event = given().get("/inbox/api/events/" + id).jsonPath();
        assertThat(event.getString("payload.environment")).isEqualTo("canary");
        assertThat(event.prettify()).contains("Raised on purpose by a canary (scenario exception");
        assertThat(event.getList("payload.fingerprint")).containsExactly("canary/exception");
    }

    @Test
    void the_second_channel_hears_of_each_round() throws Exception {
        PingReceiver.Ping ping = PingReceiver.SHARED.take();
        assertThat(ping.address()).isEqualTo("/ping/5f0c-secret");
        assertThat(ping.body()).contains("exception: passed", "performance: passed");
    }

    /** Jobs of other tests check in here, too. */
    private static JsonPath ownCheckIn() {
        JsonPath list = given().get("/inbox/api/events?kind=check_in&limit=100").jsonPath();
        for (String id : list.<String>getList("events.event_id")) {
            JsonPath checkIn = given().get("/inbox/api/events/" + id).jsonPath();
            if ("the-watch".equals(checkIn.getString("payload.monitor_slug"))) {
                return checkIn;
            }
        }
        return null;
    }

    @Test
    void a_cron_monitor_in_sentry_is_checked_in_with() {
        JsonPath checkIn =
                Patience.await().until(WatchOverHttpTest::ownCheckIn, found -> found != null);
        assertThat(checkIn.getString("payload.monitor_slug")).isEqualTo("the-watch");
        assertThat(checkIn.getString("payload.status")).isEqualTo("ok");
        assertThat(checkIn.getString("payload.environment")).isEqualTo("canary");
        assertThat(checkIn.getString("payload.monitor_config.schedule.unit")).isEqualTo("minute");
    }

    @Test
    void the_newest_verdict_is_a_metric_and_a_health_check() {
        assertThat(metrics().replace(",}", "}"))
                .containsPattern(
                        "canary_last_verdict\\{scenario=\"exception\",stage=\"none\",verdict=\"passed\"\\}"
                            + " 1.0")
                .containsPattern(
                        "canary_last_success_timestamp_seconds\\{scenario=\"exception\"\\}"
                                + " 1\\.\\d+E9")
                .containsPattern("canary_loss_ratio\\{scenario=\"exception\"\\} 0.0")
                .containsPattern(
                        "canary_runs_total\\{cause=\"none\",origin=\"schedule\",scenario=\"exception\",stage=\"none\",verdict=\"passed\"\\}"
                            + " [1-9]")
                .containsPattern(
                        "canary_events_total\\{scenario=\"exception\",stage=\"alerted\",state=\"proven\"\\}"
                            + " [1-9]")
                .containsPattern(
                        "canary_stage_seconds_count\\{kind=\"error\",stage=\"stored\"\\} [1-9]")
                .containsPattern("canary_hooks_total\\{verdict=\"genuine\"\\} [1-9]")
                .containsPattern("canary_inbox_events [1-9]")
                .containsPattern("canary_watch_active 1.0");
        given().get("/q/health/well")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'sentry-pipeline' }.status", equalTo("UP"))
                .body(
                        "checks.find { it.name == 'sentry-pipeline' }.data.exception",
                        containsString("passed, run "));
        given().get("/q/health").then().body("checks.name", hasItem("sentry-pipeline"));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'sentry-pipeline' }", equalTo(null));
    }

    @Test
    void every_metric_that_a_rule_reads_is_there() throws Exception {
        JsonNode rules =
                new ObjectMapper(new YAMLFactory())
                        .readTree(Path.of("deploy", "prometheus", "rules.yml").toFile());
        Set<String> named = new TreeSet<>();
        for (JsonNode expression : rules.findValues("expr")) {
            Matcher name = Pattern.compile(METRIC).matcher(expression.asText());
            while (name.find()) {
                named.add(name.group());
            }
        }
        Set<String> served = new TreeSet<>();
        for (String line : metrics().split("\n")) {
            Matcher name = Pattern.compile("^(" + METRIC + ")").matcher(line);
            if (name.find()) {
                served.add(name.group(1));
            }
        }
        assertThat(named).hasSizeGreaterThan(8);
        assertThat(served).containsAll(named);
    }

    /** A schedule that a test can wait for, with both second channels. */
    public static class EverySecond implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "canary.watch.every", "1s",
                    "canary.watch.scenarios", "exception,performance",
                    "canary.watch.monitor", "the-watch",
                    "canary.deadline.captured", "30s",
                    "canary.deadline.accepted", "30s");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(PingReceiver.class, Map.of(), true));
        }
    }
}
