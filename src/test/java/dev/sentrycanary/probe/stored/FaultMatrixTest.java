package dev.sentrycanary.probe.stored;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import dev.sentrycanary.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sequential: a fault of the inbox meets whoever comes next. The whole measure is {@code
 * -Dtest=FaultMatrixTest -Dsoak.healthy=1000 -Dsoak.faults=1000}.
 */
@QuarkusTest
@TestProfile(FaultyInbox.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultMatrixTest {
    private static final List<String> SCENARIOS =
            List.of("exception", "custom", "validation", "exception", "custom", "performance");

    @AfterEach
    void heal() {
        Client.heal();
    }

    @Test
    @Order(1)
    void healthy_runs_are_never_red() {
        int runs = Integer.getInteger("soak.healthy", 24);
        int warmUp = runs / 4;
        List<Long> millis = new ArrayList<>();
        List<String> notGreen = new ArrayList<>();
        // Other tests share this inbox, and may have left an issue of ours open.
        recover("the tests before");
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            String scenario = SCENARIOS.get(i % SCENARIOS.size());
            JsonPath run = Client.run(scenario, Map.of());
            if (i >= warmUp && !scenario.equals("performance")) {
                millis.add((System.nanoTime() - start) / 1_000_000);
            }
            if (!run.getString("verdict.outcome").equals("passed")) {
                notGreen.add(scenario + ": " + run.prettify());
            }
        }
        millis.sort(null);
        System.out.printf(
                "%d healthy runs, %d not green; four stages: median %d ms, p95 %d ms%n",
                runs,
                notGreen.size(),
                millis.get(millis.size() / 2),
                millis.get(millis.size() * 95 / 100));
        assertThat(notGreen).isEmpty();
    }

    @Test
    @Order(2)
    void every_fault_is_named_with_stage_state_and_cause() throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (FaultCase one : FaultCase.all()) {
            if (!one.fault().isEmpty()) {
                Client.cause(one.fault());
            }
            JsonPath run = Client.run(one.scenario(), one.arguments());
            run = settled(one, run);
            String said = seen(one, run);
            String expected = one.stage() + " | " + one.state() + " | " + one.cause();
            System.out.printf("%-20s %s%n", one.name(), said);
            all.assertThat(said).as("%s: %s", one.name(), run.prettify()).isEqualTo(expected);
            Client.heal();
            recover(one.name());
        }
        all.assertAll();
        MatrixPage.check();
    }

    @Test
    @Order(3)
    void runs_with_a_fault_are_never_green() {
        int runs = Integer.getInteger("soak.faults", 6);
        List<FaultCase> cases = FaultCase.all();
        java.util.Random random = new java.util.Random(4);
        List<String> green = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            FaultCase one = cases.get(random.nextInt(cases.size()));
            if (!one.fault().isEmpty()) {
                Client.cause(one.fault());
            }
            JsonPath run = Client.run(one.scenario(), one.arguments());
            if (run.getString("verdict.outcome").equals("passed")) {
                green.add(one.name() + ": " + run.prettify());
            }
            Client.heal();
        }
        recover("random faults");
        System.out.printf("%d runs with a fault, %d green%n", runs, green.size());
        assertThat(green).isEmpty();
    }

    /** Late is known only when the proof comes, after the verdict on its absence. */
    private static JsonPath settled(FaultCase one, JsonPath run) {
        if (!one.cause().equals("late")) {
            return run;
        }
        return Patience.await()
                .until(
                        () -> Client.again(run),
                        now -> "late".equals(now.getString("verdict.cause")));
    }

    private static String seen(FaultCase one, JsonPath run) {
        return run.getString("verdict.stage")
                + " | "
                + Client.state(run, one.stage())
                + " | "
                + run.getString("verdict.cause");
    }

    /** What a fault leaves behind, such as a rate limit, passes by itself. */
    private static void recover(String after) {
        Patience.await("a healthy run after " + after)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () ->
                                Client.run("exception", Map.of())
                                        .getString("verdict.outcome")
                                        .equals("passed"));
    }
}
