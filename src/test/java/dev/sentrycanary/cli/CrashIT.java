package dev.sentrycanary.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A process that dies, and the one that tells what became of its last event. */
class CrashIT {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"crash", "crash:end=exit"})
    void the_last_event_of_a_process_is_followed_to_its_alert(String scenario) throws Exception {
        try (PackagedCommand verify =
                start(Map.of(), "verify", "--inbox", "--scenario", scenario)) {
            assertThat(verify.exitCode()).as(verify.out() + verify.err()).isZero();
            assertThat(verify.out())
                    .contains("1 captured ok", "2 accepted ok", "3 stored   ok", "4 alerted  ok");
            assertThat(verify.lastLine()).startsWith("PASSED: 1 of 1 scenarios passed");
            assertThat(verify.err()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"crash", "crash:end=exit", "crash:end=halt"})
    void an_event_that_was_not_answered_when_its_process_died_is_said_lost(String scenario)
            throws Exception {
        try (SlowSentry hanging = new SlowSentry(Duration.ofMinutes(5));
                PackagedCommand verify =
                        start(
                                Map.of(
                                        "SENTRY_DSN", hanging.dsn(),
                                        "SENTRY_FLUSH_TIMEOUT", "500ms",
                                        "SENTRY_SHUTDOWN_TIMEOUT", "500ms",
                                        "CANARY_SHUTDOWN_FLUSH", "500ms",
                                        // Longer than any process here lives.
                                        "SENTRY_READ_TIMEOUT", "80s",
                                        "CANARY_DEADLINE_ACCEPTED", "60s"),
                                "verify",
                                "--scenario",
                                scenario,
                                "--stage",
                                "accepted")) {
            assertThat(verify.exitCode()).as(verify.out() + verify.err()).isEqualTo(20);
            assertThat(verify.out()).contains("1 captured ok", "exit code 1 before the ingest");
            assertThat(verify.lastLine())
                    .isEqualTo(
                            "FAILED at accepted: lost_in_crash in crash, 0 of 1 scenarios passed");
            assertThat(verify.out()).doesNotContain(SlowSentry.KEY);
        }
    }

    @Test
    void an_event_that_the_ingest_took_before_the_end_is_accepted() throws Exception {
        try (SlowSentry sentry = new SlowSentry(Duration.ZERO);
                PackagedCommand verify =
                        start(
                                Map.of("MY_DSN", sentry.dsn()),
                                "verify",
                                "--dsn-env",
                                "MY_DSN",
                                "--scenario",
                                "crash",
                                "--stage",
                                "accepted")) {
            assertThat(verify.exitCode()).as(verify.out() + verify.err()).isZero();
            assertThat(sentry.answered())
                    .anyMatch(envelope -> envelope.contains("the last words of a process"));
        }
    }

    @Test
    void an_event_that_its_sdk_dropped_is_told_with_the_reason() throws Exception {
        try (SlowSentry sentry = new SlowSentry(Duration.ZERO);
                PackagedCommand verify =
                        start(
                                Map.of("SENTRY_DSN", sentry.dsn(), "SENTRY_SAMPLE_RATE", "0"),
                                "verify",
                                "--scenario",
                                "crash",
                                "--stage",
                                "captured")) {
            assertThat(verify.exitCode()).as(verify.out() + verify.err()).isEqualTo(10);
            assertThat(verify.lastLine()).startsWith("FAILED at captured: sampled_out in crash");
        }
    }

    @Test
    void the_command_that_dies_is_not_for_people() throws Exception {
        try (PackagedCommand crash = start(Map.of(), "crash");
                PackagedCommand help = start(Map.of(), "--help")) {
            assertThat(crash.exitCode()).isEqualTo(2);
            assertThat(crash.err()).startsWith("This command is not for people: verify");
            assertThat(help.exitCode()).isZero();
            assertThat(help.out()).doesNotContain("crash");
        }
    }

    private PackagedCommand start(Map<String, String> environment, String... arguments)
            throws Exception {
        return PackagedCommand.start(folder, environment, arguments);
    }
}
