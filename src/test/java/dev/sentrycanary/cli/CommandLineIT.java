package dev.sentrycanary.cli;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

import dev.sentrycanary.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands as a shell sees them. */
class CommandLineIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SIGINT = 130;
    private static final int SIGTERM = 143;

    @TempDir Path folder;

    @Test
    void help_names_every_command_option_and_exit_code() throws Exception {
        try (PackagedCommand top = start(Map.of(), "--help");
                PackagedCommand verify = start(Map.of(), "verify", "--help")) {
            assertThat(top.exitCode()).isZero();
            assertThat(top.out()).contains("verify", "doctor", "setup", "health");
            assertThat(verify.exitCode()).isZero();
            assertThat(verify.out())
                    .contains("--scenario", "--stage", "--timeout", "--wait", "--output")
                    .contains("--dsn-env", "--inbox", "--listen", "--list", "--explain")
                    .contains("10, 20, 30, 40 failed at captured, accepted, stored, alerted");
            assertThat(verify.err()).isEmpty();
        }
    }

    @Test
    void version_is_that_of_the_build() throws Exception {
        try (PackagedCommand version = start(Map.of(), "--version")) {
            assertThat(version.exitCode()).isZero();
            assertThat(version.out()).matches("sentry-canary \\d+\\.\\d+.*\\R");
        }
    }

    @Test
    void wrong_usage_is_2_with_a_line_on_standard_error() throws Exception {
        refuses("Unmatched argument at index 0: 'verfy'", "verfy");
        refuses("Unknown option: '--nonsense'", "verify", "--nonsense");
        refuses("--stage is 'stord': allowed is captured,", "verify", "--stage", "stord");
        refuses("--timeout is 'soon': allowed is a duration", "verify", "--timeout", "soon");
        refuses("--dsn-env names NOT_SET, which is not", "verify", "--dsn-env", "NOT_SET");
        refuses("--dsn-env is empty", "verify", "--dsn-env", "");
    }

    @Test
    void no_dsn_is_2_and_never_a_success() throws Exception {
        try (PackagedCommand verify = start(Map.of(), "verify")) {
            assertThat(verify.exitCode()).isEqualTo(2);
            assertThat(verify.err()).startsWith("There is no DSN: set SENTRY_DSN");
            assertThat(verify.out()).isEmpty();
        }
    }

    @Test
    void a_malformed_configuration_is_2_with_one_line() throws Exception {
        try (PackagedCommand verify =
                start(Map.of("SENTRY_SAMPLE_RATE", "2"), "verify", "--inbox")) {
            assertThat(verify.exitCode()).isEqualTo(2);
            assertThat(verify.err().lines())
                    .containsExactly(
                            "Configuration: sentry.sample-rate is '2': allowed is a number from 0.0"
                                    + " to 1.0");
        }
    }

    @Test
    void the_inbox_proves_all_four_stages_of_the_usual_scenarios() throws Exception {
        try (PackagedCommand verify = start(Map.of(), "verify", "--inbox", "--output", "json")) {
            assertThat(verify.exitCode()).as(verify.out() + verify.err()).isZero();
            JsonNode result = JSON.readTree(verify.out());
            assertThat(result.path("outcome").asText()).isEqualTo("passed");
            assertThat(result.path("runs").findValuesAsText("scenario"))
                    .contains("exception", "validation", "custom", "performance");
            assertThat(result.at("/runs/0/receipts").findValuesAsText("stage"))
                    .contains("captured", "accepted", "stored", "alerted");
            assertThat(verify.err()).isEmpty();
        }
    }

    @Test
    void a_terminal_shows_live_lines_in_colour_and_none_without() throws Exception {
        Map<String, String> xterm = Map.of("TERM", "xterm");
        Map<String, String> plain = Map.of("TERM", "xterm", "NO_COLOR", "1");
        String[] line = {"verify", "--inbox", "--scenario", "exception"};
        try (PackagedCommand coloured = PackagedCommand.onTerminal(folder, xterm, line);
                PackagedCommand sober = PackagedCommand.onTerminal(folder, plain, line)) {
            assertThat(coloured.exitCode()).as(coloured.out()).isZero();
            assertThat(coloured.out())
                    .contains("\u001b[32mok", "\u001b[1A\u001b[J", "waiting")
                    .containsPattern("PASSED: 1 of 1 scenarios passed");
            assertThat(sober.exitCode()).as(sober.out()).isZero();
            assertThat(sober.out()).contains("1 captured ok").doesNotContain("\u001b[32m");
        }
    }

    @Test
    void an_ingest_without_lookup_is_incomplete_unless_less_is_asked_for() throws Exception {
        try (SlowSentry sentry = new SlowSentry(Duration.ZERO)) {
            Map<String, String> target = Map.of("MY_DSN", sentry.dsn());
            String[] line = {
                "verify",
                "--dsn-env",
                "MY_DSN",
                "--scenario",
                "exception",
                "--scenario",
                "performance"
            };
            try (PackagedCommand all = start(target, line);
                    PackagedCommand less = start(target, with(line, "--stage", "accepted"));
                    PackagedCommand junit = start(target, with(line, "--output", "junit"))) {
                assertThat(all.exitCode()).as(all.out() + all.err()).isEqualTo(3);
                assertThat(all.lastLine())
                        .isEqualTo(
                                "INCOMPLETE at stored: no_lookup in exception, 0 of 2 scenarios"
                                        + " passed");
                assertThat(all.out())
                        .contains("Target http://***", "4 alerted  unchecked", "no server runs")
                        .doesNotContain(SlowSentry.KEY, "\u001b");

                assertThat(less.exitCode()).as(less.out() + less.err()).isZero();
                assertThat(less.lastLine())
                        .startsWith("PASSED: 2 of 2 scenarios passed, proven as far as accepted");

                assertThat(junit.exitCode()).isEqualTo(3);
                Element suite = xml(junit.out());
                assertThat(suite.getAttribute("errors")).isEqualTo("2");
                assertThat(suite.getAttribute("failures")).isEqualTo("0");
                assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(7);
            }
        }
    }

    @Test
    void a_dead_target_is_20_also_after_waiting_for_it() throws Exception {
        try (PackagedCommand verify =
                start(
                        Map.of("SENTRY_DSN", "http://key@127.0.0.1:1/1"),
                        "verify",
                        "--scenario",
                        "exception",
                        "--wait",
                        "1s")) {
            assertThat(verify.exitCode()).isEqualTo(20);
            assertThat(verify.lastLine())
                    .isEqualTo(
                            "FAILED at accepted: connect_refused in exception, 0 of 1 scenarios"
                                    + " passed");
        }
    }

    @Test
    void a_target_that_comes_up_later_is_waited_for() throws Exception {
        try (FaultySentry sentry = new FaultySentry()) {
            sentry.become(FaultySentry.Condition.DOWN);
            try (PackagedCommand verify =
                    start(
                            Map.of("SENTRY_DSN", sentry.dsn()),
                            "verify",
                            "--scenario",
                            "exception",
                            "--stage",
                            "accepted",
                            "--wait",
                            "3m")) {
                Patience.await().until(() -> verify.err().startsWith("Waiting for http://***"));
                sentry.become(FaultySentry.Condition.WELL);

                assertThat(verify.exitCode()).as(verify.out() + verify.err()).isZero();
            }
        }
    }

    @Test
    void ctrl_c_ends_it_early_and_leaves_a_clean_terminal() throws Exception {
        try (SlowSentry sentry = new SlowSentry(Duration.ofMinutes(5));
                PackagedCommand verify =
                        PackagedCommand.onTerminal(
                                folder,
                                Map.of(
                                        "TERM", "xterm",
                                        "NO_COLOR", "1",
                                        "SENTRY_DSN", sentry.dsn(),
                                        "SENTRY_SHUTDOWN_TIMEOUT", "1s"),
                                "verify",
                                "--scenario",
                                "exception")) {
            Patience.await().until(() -> verify.out().contains("1 captured ok"));
            verify.type("\u0003");

            assertThat(verify.exitCode()).as(verify.out()).isEqualTo(SIGINT);
            assertThat(verify.out())
                    .contains("\u001b[JInterrupted before every verdict was known")
                    .contains("were not sent before the end")
                    .doesNotContain("PASSED", "FAILED", "Exception")
                    .doesNotContainPattern("\u001b\\[[0-9;]*m");
        }
    }

    @Test
    void a_result_that_nobody_could_read_is_no_success() throws Exception {
        try (PackagedCommand list =
                PackagedCommand.onFullDisk(folder, Map.of(), "verify", "--list")) {
            assertThat(list.exitCode()).isEqualTo(1);
            assertThat(list.err()).startsWith("Standard output could not be written");
        }
    }

    @Test
    void sigterm_ends_it_early_and_not_with_success() throws Exception {
        try (SlowSentry sentry = new SlowSentry(Duration.ofMinutes(5));
                PackagedCommand verify =
                        start(
                                Map.of("SENTRY_DSN", sentry.dsn(), "SENTRY_SHUTDOWN_TIMEOUT", "1s"),
                                "verify",
                                "--scenario",
                                "exception")) {
            Patience.await().until(() -> verify.out().contains("1 captured ok"));
            verify.terminate();

            assertThat(verify.exitCode()).isEqualTo(SIGTERM);
            assertThat(verify.out()).doesNotContain("PASSED");
        }
    }

    @Test
    void health_tells_a_ready_service_from_none() throws Exception {
        try (PackagedApp app = PackagedApp.start(folder, Map.of())) {
            String port = Integer.toString(app.port());
            try (PackagedCommand ready = start(Map.of("QUARKUS_HTTP_PORT", port), "health");
                    PackagedCommand none = start(Map.of("QUARKUS_HTTP_PORT", "1"), "health")) {
                assertThat(ready.exitCode()).as(ready.err()).isZero();
                assertThat(none.exitCode()).isEqualTo(1);
                assertThat(none.err()).startsWith("No answer from http://127.0.0.1:1/q/health");
            }
        }
    }

    private void refuses(String reason, String... arguments) throws Exception {
        try (PackagedCommand command = start(Map.of(), arguments)) {
            assertThat(command.exitCode()).isEqualTo(2);
            assertThat(command.err()).startsWith(reason);
            assertThat(command.out()).isEmpty();
        }
    }

    private PackagedCommand start(Map<String, String> environment, String... arguments)
            throws Exception {
        return PackagedCommand.start(folder, environment, arguments);
    }

    private static String[] with(String[] line, String... more) {
        String[] all = java.util.Arrays.copyOf(line, line.length + more.length);
        System.arraycopy(more, 0, all, line.length, more.length);
        return all;
    }

    private static Element xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }
}
