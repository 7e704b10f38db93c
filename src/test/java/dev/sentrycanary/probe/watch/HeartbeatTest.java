package dev.sentrycanary.probe.watch;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.Test;

import dev.sentrycanary.Patience;
import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Opening;
import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.receipt.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

class HeartbeatTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Verdict NOT_STORED =
            new Verdict(Verdict.Outcome.FAILED, Stage.STORED, Cause.NOT_STORED, null);

    private static Round round(Verdict verdict) {
        Opening opening = new Opening("a1b2", "exception", "schedule", Map.of("error", 1), NOW);
        RunReport run = new RunReport(opening, NOW, List.of(), 0, verdict);
        return new Round(NOW, NOW.plusSeconds(7), List.of(run), List.of(), Stage.ALERTED);
    }

    @Test
    void success_and_failure_ping_as_the_convention_says() throws Exception {
        try (PingReceiver receiver = new PingReceiver(new LinkedBlockingQueue<>())) {
            Heartbeat heartbeat = new Heartbeat(receiver.url(), true, SOON);
            heartbeat.began();
            assertThat(receiver.next().address()).isEqualTo("/ping/5f0c-secret/start");
            heartbeat.ended(round(Verdict.PASSED));
            PingReceiver.Ping passed = receiver.next();
            assertThat(passed.method()).isEqualTo("POST");
            assertThat(passed.address()).isEqualTo("/ping/5f0c-secret");
            assertThat(passed.body()).contains("Sentry canary: passed", "exception: passed");
            heartbeat.ended(round(NOT_STORED));
            PingReceiver.Ping failed = receiver.next();
            assertThat(failed.address()).isEqualTo("/ping/5f0c-secret/fail");
            assertThat(failed.body())
                    .contains(
                            "exception: failed at stored (not_stored).",
                            Cause.NOT_STORED.hint(),
                            Cause.NOT_STORED.fix());
            Patience.await().until(() -> heartbeat.taken().sum() == 3);
        }
    }

    @Test
    void what_nobody_knows_pings_nothing() throws Exception {
        try (PingReceiver receiver = new PingReceiver(new LinkedBlockingQueue<>())) {
            Heartbeat heartbeat = new Heartbeat(receiver.url(), false, SOON);
            heartbeat.began();
            heartbeat.ended(
                    round(
                            new Verdict(
                                    Verdict.Outcome.INCOMPLETE,
                                    Stage.STORED,
                                    Cause.NO_LOOKUP,
                                    null)));
            heartbeat.ended(round(Verdict.PASSED));
            assertThat(receiver.next().address()).isEqualTo("/ping/5f0c-secret");
            assertThat(receiver.pings).isEmpty();
        }
    }

    @Test
    void the_query_of_an_address_is_kept() {
        assertThat(Heartbeat.address(URI.create("https://hc.example/p/x/?key=1"), "/fail"))
                .isEqualTo(URI.create("https://hc.example/p/x/fail?key=1"));
    }

    @Test
    void a_switch_that_never_answers_holds_nobody_up_and_stays_out_of_the_log() throws Exception {
        ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
        Logger logger = Logger.getLogger(Heartbeat.class.getName());
        Handler handler = new Listening(log);
        logger.addHandler(handler);
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("http://localhost:" + silent.getLocalPort() + "/ping/hidden");
            Heartbeat heartbeat = new Heartbeat(url, false, Duration.ofSeconds(5));
            heartbeat.ended(round(Verdict.PASSED));
            assertThat(heartbeat.lost().sum()).as("it did not wait").isZero();
            Patience.await().until(() -> heartbeat.lost().sum() == 1);
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(log)
                .anyMatch(line -> line.contains("not taken"))
                .noneMatch(line -> line.contains("hidden"));
    }

    @Test
    void a_ping_that_is_refused_counts_as_lost() throws Exception {
        try (PingReceiver receiver = new PingReceiver(new LinkedBlockingQueue<>())) {
            receiver.status = 404;
            Heartbeat heartbeat = new Heartbeat(receiver.url(), false, SOON);
            heartbeat.ended(round(Verdict.PASSED));
            Patience.await().until(() -> heartbeat.lost().sum() == 1);
            assertThat(heartbeat.taken().sum()).isZero();
        }
    }

    private static final class Listening extends Handler {
        private final ConcurrentLinkedQueue<String> lines;

        Listening(ConcurrentLinkedQueue<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord record) {
            Object[] values = record.getParameters();
            lines.add(
                    values == null
                            ? record.getMessage()
                            : record.getMessage() + " " + List.of(values));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
