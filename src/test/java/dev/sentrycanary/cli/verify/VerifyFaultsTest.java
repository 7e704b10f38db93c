package dev.sentrycanary.cli.verify;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.sentrycanary.Patience;
import dev.sentrycanary.cli.terminal.Terminal;
import dev.sentrycanary.cli.terminal.UsageException;
import dev.sentrycanary.probe.stored.Client;
import dev.sentrycanary.probe.stored.FaultCase;
import dev.sentrycanary.probe.stored.FaultyInbox;
import dev.sentrycanary.receipt.Stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The fault matrix once more, through {@code verify}: exit code and last line. All of it is {@code
 * -Dtest=VerifyFaultsTest -Dmatrix.verify=all}; otherwise one case for each end of the chain.
 */
@QuarkusTest
@TestProfile(FaultyInbox.class)
class VerifyFaultsTest {
    private static final Set<String> ALWAYS =
            Set.of("before_send", "status_401", "store_stripped", "lookup_401", "no_alert");

    @Inject VerifyCommand verify;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Terminal terminal = terminal(out);

    @AfterEach
    void heal() {
        Client.heal();
    }

    @Test
    void every_fault_ends_with_its_exit_code_and_its_cause_in_the_last_line() throws Exception {
        boolean all = "all".equals(System.getProperty("matrix.verify"));
        List<FaultCase> cases =
                FaultCase.all().stream().filter(one -> all || ALWAYS.contains(one.name())).toList();
        SoftAssertions right = new SoftAssertions();
        for (FaultCase one : cases) {
            if (!one.fault().isEmpty()) {
                Client.cause(one.fault());
            }
            int code = run(Stage.ALERTED, name(one));
            System.out.printf("%-20s %2d  %s%n", one.name(), code, last());
            right.assertThat(code).as("%s: %s", one.name(), out).isEqualTo(code(one));
            right.assertThat(last()).as(one.name()).startsWith(line(one));
            Client.heal();
            recover(one);
        }
        right.assertAll();
    }

    @Test
    void what_lies_beyond_the_asked_stage_does_not_count() throws Exception {
        Client.cause(Map.of("kind", "no_alert"));
        assertThat(run(Stage.STORED, "exception")).as("%s", out).isZero();
        assertThat(last())
                .startsWith("PASSED: 1 of 1 scenarios passed, proven as far as stored, in ");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("4 alerted  not asked");
    }

    @Test
    void the_failure_nearest_to_us_decides_over_all_scenarios() throws Exception {
        Client.cause(Map.of("kind", "store_stripped"));
        int code = run(Stage.STORED, "exception", "saboteur:obstacle=before_send");
        assertThat(code).as("%s", out).isEqualTo(10);
        assertThat(last())
                .isEqualTo(
                        "FAILED at captured: dropped_by_before_send in saboteur, 0 of 2 scenarios"
                                + " passed");
    }

    @Test
    void time_that_is_over_is_a_failure_at_the_stage_that_was_awaited() throws Exception {
        Client.cause(Map.of("kind", "accept_but_drop"));
        VerifyOptions hasty =
                new VerifyOptions(
                        List.of("exception"),
                        Stage.ALERTED,
                        Duration.ofSeconds(6),
                        null,
                        Output.TEXT);
        assertThat(verify.run(hasty, terminal)).as("%s", out).isEqualTo(30);
        assertThat(last()).startsWith("FAILED at stored: not_stored in exception");
    }

    @Test
    void unknown_scenarios_and_values_are_refused_before_anything_is_raised() {
        assertThatThrownBy(() -> run(Stage.STORED, "exeption"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("There is no scenario 'exeption': allowed is all, ");
        assertThatThrownBy(() -> run(Stage.STORED, "saboteur:obstacle=rain"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("obstacle of scenario saboteur is 'rain': it must be one");
        assertThatThrownBy(() -> run(Stage.STORED, "exception:colour=red"))
                .isInstanceOf(UsageException.class)
                .hasMessage("The scenario exception has no parameter 'colour'");
        assertThat(out.size()).isZero();
    }

    private int run(Stage stage, String... scenarios) throws InterruptedException {
        out.reset();
        return verify.run(
                new VerifyOptions(
                        List.of(scenarios), stage, Duration.ofMinutes(1), null, Output.TEXT),
                terminal);
    }

    private String last() {
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        return lines.get(lines.size() - 1);
    }

    private static String name(FaultCase one) {
        return one.arguments().isEmpty()
                ? one.scenario()
                : one.scenario()
                        + ":"
                        + one.arguments().entrySet().stream()
                                .map(pair -> pair.getKey() + "=" + pair.getValue())
                                .collect(Collectors.joining(","));
    }

    private static int code(FaultCase one) {
        return one.state().equals("unchecked") ? 3 : (stage(one).ordinal() + 1) * 10;
    }

    /** Whether it is merely late, nobody knows when the verdict is due. */
    private static String line(FaultCase one) {
        String cause =
                !one.cause().equals("late")
                        ? one.cause()
                        : stage(one) == Stage.STORED ? "not_stored" : "not_alerted";
        return "%s at %s: %s in %s, 0 of 1 scenarios passed"
                .formatted(
                        one.state().equals("unchecked") ? "INCOMPLETE" : "FAILED",
                        one.stage(),
                        cause,
                        one.scenario());
    }

    private static Stage stage(FaultCase one) {
        return Stage.valueOf(one.stage().toUpperCase(java.util.Locale.ROOT));
    }

    /** What a fault leaves behind, such as a rate limit, passes by itself. */
    private static void recover(FaultCase after) {
        Patience.await("a healthy run after " + after.name())
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () ->
                                Client.run("exception", Map.of())
                                        .getString("verdict.outcome")
                                        .equals("passed"));
    }

    private static Terminal terminal(ByteArrayOutputStream out) {
        PrintStream printer = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Terminal(printer, printer, false, false);
    }
}
