package dev.sentrycanary.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.sentrycanary.Patience;
import dev.sentrycanary.cli.FaultySentry.Condition;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is lost, measured on the packaged application. Seconds by default; {@code
 * -Dreliability=full} takes the figures of docs/reliability.md, {@code -Dreliability.soak=15m} says
 * how long to soak.
 */
class ReliabilityIT {
    private static final boolean FULL = "full".equals(System.getProperty("reliability"));
    private static final int RATE = FULL ? 200 : 50;
    private static final Duration OUTAGE = Duration.ofSeconds(FULL ? 60 : 2);
    private static final int BURST = FULL ? 5_000 : 300;

    @TempDir Path folder;

    @Test
    void a_burst_arrives_whole() throws Exception {
        try (FaultySentry sentry = new FaultySentry();
                PackagedApp app = app(sentry);
                Load load = new Load(app.port())) {
            long start = System.nanoTime();
            load.start(0, BURST).join();
            double seconds = (System.nanoTime() - start) / 1e9;
            arrive(sentry, load.ids());
            assertThat(load.ids()).hasSize(BURST);
            report("burst", load, sentry, "%.1f s".formatted(seconds));
        }
    }

    @Test
    void without_an_answer_nothing_is_lost() throws Exception {
        try (FaultySentry sentry = new FaultySentry();
                PackagedApp app = app(sentry)) {
            for (Condition condition :
                    List.of(Condition.DOWN, Condition.HANGING, Condition.RESETTING)) {
                try (Load load = new Load(app.port())) {
                    outage(sentry, load, condition);
                    long back = System.nanoTime();
                    arrive(sentry, load.ids());
                    report(
                            condition.name(),
                            load,
                            sentry,
                            "all there %.1f s after the load, lost 0"
                                    .formatted((System.nanoTime() - back) / 1e9));
                }
            }
        }
    }

    @Test
    void what_was_answered_is_lost_as_the_protocol_wants_and_counted() throws Exception {
        try (FaultySentry sentry = new FaultySentry();
                PackagedApp app = app(sentry)) {
            for (Condition condition :
                    List.of(Condition.LIMITING, Condition.FAILING, Condition.OVERLOADED)) {
                countLosses(app, sentry, condition);
            }
        }
    }

    private void countLosses(PackagedApp app, FaultySentry sentry, Condition condition)
            throws Exception {
        Map<String, Integer> before = new HashMap<>(sentry.reported());
        try (Load load = new Load(app.port())) {
            outage(sentry, load, condition);
            await().until(() -> app.get("/q/metrics").contains("canary_backlog_envelopes 0.0"));
            Set<String> lost = new HashSet<>(load.ids());
            lost.removeAll(sentry.accepted().keySet());
            Set<String> unanswered = new HashSet<>(lost);
            unanswered.removeAll(sentry.refused());
            // Raised while a limit runs: not to be sent, and told as ratelimit_backoff.
            String reason = condition == Condition.LIMITING ? "ratelimit_backoff" : "send_error";
            int expected = condition == Condition.LIMITING ? unanswered.size() : lost.size();
            if (condition != Condition.LIMITING) {
                assertThat(unanswered).isEmpty();
            }
            await().untilAsserted(
                            () -> {
                                new Load(app.port()).start(0, 1).join().close();
                                assertThat(
                                                sentry.reported().getOrDefault(reason, 0)
                                                        - before.getOrDefault(reason, 0))
                                        .isEqualTo(expected);
                            });
            report(
                    condition.name(),
                    load,
                    sentry,
                    "lost %d, of them answered %d, told as %s %d"
                            .formatted(
                                    lost.size(),
                                    lost.size() - unanswered.size(),
                                    reason,
                                    expected));
        }
    }

    @Test
    void sigterm_under_load_loses_nothing() throws Exception {
        try (FaultySentry sentry = new FaultySentry()) {
            Set<String> answered;
            try (PackagedApp app = app(sentry);
                    Load load = new Load(app.port())) {
                sentry.delay(100);
                load.start(RATE, 1_000_000);
                await().until(() -> load.ids().size() > RATE * 3);
                long start = System.nanoTime();
                app.terminate();
                assertThat(app.exitCode()).isZero();
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                // Flush and spool have their own, much shorter bounds; this one is for a busy
                // machine.
                assertThat(took).isLessThan(Duration.ofMinutes(1));
                load.stop();
                load.join();
                answered = load.ids();
                report("SIGTERM", load, sentry, "exit 0 after " + took.toMillis() + " ms");
            }
            sentry.delay(0);
            try (PackagedApp app = app(sentry)) {
                app.port();
                arrive(sentry, answered);
            }
        }
    }

    @Test
    void kill_while_the_target_hangs_loses_nothing_that_was_answered() throws Exception {
        try (FaultySentry sentry = new FaultySentry()) {
            Set<String> answered;
            sentry.become(Condition.HANGING);
            try (PackagedApp app = app(sentry);
                    Load load = new Load(app.port())) {
                load.start(RATE, 1_000_000);
                await().until(() -> load.ids().size() > RATE * (FULL ? 20 : 3));
                app.kill();
                load.stop();
                load.join();
                answered = load.ids();
            }
            sentry.become(Condition.WELL);
            try (PackagedApp app = app(sentry)) {
                app.port();
                arrive(sentry, answered);
                System.out.printf(
                        "RELIABILITY kill -9: %d answered, %d delivered after the restart%n",
                        answered.size(), sentry.accepted().size());
            }
        }
    }

    @Test
    void a_spool_that_is_damaged_costs_the_damaged_only() throws Exception {
        try (FaultySentry sentry = new FaultySentry()) {
            sentry.become(Condition.DOWN);
            Set<String> answered;
            try (PackagedApp app = app(sentry);
                    Load load = new Load(app.port())) {
                load.start(0, 50).join();
                answered = load.ids();
                app.kill();
            }
            Path file = segments().get(0);
            Files.write(file, "garbage at the end".getBytes(), StandardOpenOption.APPEND);
            Files.writeString(file.resolveSibling("0000000000.spool"), "no spool file at all");
            sentry.become(Condition.WELL);
            try (PackagedApp app = app(sentry)) {
                app.port();
                arrive(sentry, answered);
                await().untilAsserted(
                                () ->
                                        assertThat(app.get("/q/metrics"))
                                                .contains("canary_spool_torn_total 2.0"));
            }
        }
    }

    @Test
    void a_disk_that_cannot_be_written_leaves_the_memory() throws Exception {
        Path file = Files.writeString(folder.resolve("in-the-way"), "a file");
        Map<String, String> environment = environment();
        environment.put("CANARY_SPOOL_DIR", file.resolve("spool").toString());
        try (FaultySentry sentry = new FaultySentry()) {
            environment.put("SENTRY_DSN", sentry.dsn());
            try (PackagedApp app = PackagedApp.start(folder, environment);
                    Load load = new Load(app.port())) {
                load.start(0, 20).join();
                arrive(sentry, load.ids());
                assertThat(app.output())
                        .containsPattern(
                                "WARN .*The spool .* cannot be used, events wait in memory")
                        .containsPattern("Spool: .* cannot be written");
                assertThat(app.get("/q/metrics")).contains("canary_spool_writable 0.0");
            }
        }
    }

    @Test
    void answers_do_not_wait_for_a_target_that_hangs() throws Exception {
        try (FaultySentry sentry = new FaultySentry();
                PackagedApp app = app(sentry, Map.of("SENTRY_READ_TIMEOUT", "30s"))) {
            int count = FULL ? 4_000 : 50;
            warm(app, FULL ? 3_000 : 200);
            StringBuilder line = new StringBuilder();
            double healthy = 0;
            for (Condition condition :
                    List.of(
                            Condition.WELL,
                            Condition.DOWN,
                            Condition.WELL,
                            Condition.HANGING,
                            Condition.WELL,
                            Condition.LIMITING)) {
                sentry.become(condition);
                try (Load load = new Load(app.port())) {
                    load.start(RATE, count).join();
                    healthy = condition == Condition.WELL ? load.millis(0.99) : healthy;
                    line.append(
                            "%s p50 %.1f p99 %.1f (%.2fx); "
                                    .formatted(
                                            condition.name().toLowerCase(Locale.ROOT),
                                            load.millis(0.5),
                                            load.millis(0.99),
                                            load.millis(0.99) / healthy));
                    // Far below the target's time-out; the figure proper is in the line printed.
                    assertThat(load.millis(0.5)).isLessThan(10_000);
                    assertThat(load.failed()).isZero();
                }
            }
            System.out.println("RELIABILITY latency, ms: " + line);
        }
    }

    @Test
    void hostile_requests_are_refused_and_harm_nobody() throws Exception {
        int count = FULL ? 10_000 : 500;
        try (PackagedApp app = PackagedApp.start(folder, environment())) {
            int port = app.port();
            Map<Integer, Integer> answers = new ConcurrentHashMap<>();
            String before = app.status();
            try (SlowLoris loris = new SlowLoris(port, 100)) {
                IntStream.range(0, count)
                        .parallel()
                        .forEach(
                                n -> {
                                    int status = hostile(port, n);
                                    answers.merge(status, 1, Integer::sum);
                                    assertThat(status).as("request %d", n).isLessThan(500);
                                    assertThat(valid(app)).as("after request %d", n).isEqualTo(200);
                                });
                assertThat(loris.dripped()).isPositive();
            }
            System.out.printf(
                    "RELIABILITY hostile: %d requests, answers %s, resident %s before, %s after%n",
                    count, new TreeMap<>(answers), before, app.status());
            assertThat(app.get("/")).doesNotContain(HostileRequests.SCRIPT);
            assertThat(app.get("/events/0123456789abcdef0123456789abcdef"))
                    .doesNotContain(HostileRequests.SCRIPT);
            assertThat(app.output()).doesNotContain("OutOfMemory", "this is a defect");
        }
    }

    private static int hostile(int port, int n) {
        try {
            return HostileRequests.send(port, n);
        } catch (IOException e) {
            throw new UncheckedIOException("request " + n, e);
        }
    }

    private static int valid(PackagedApp app) {
        try {
            return app.post("/api/1/envelope/?sentry_key=x", "{}\n");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void memory_and_threads_stay_flat() throws Exception {
        Duration soak = Duration.parse("PT" + System.getProperty("reliability.soak", "2s"));
        try (FaultySentry sentry = new FaultySentry();
                PackagedApp app = app(sentry);
                Load load = new Load(app.port())) {
            load.start(RATE, RATE * soak.toSeconds());
            StringBuilder line = new StringBuilder();
            for (int i = 1; i <= 5; i++) {
                long until = i * soak.toSeconds() * RATE / 5;
                await().atMost(soak.plusMinutes(1))
                        .pollInterval(Duration.ofMillis(200))
                        .until(() -> load.ids().size() + load.failed() >= until);
                line.append(app.status()).append("; ");
            }
            load.join();
            arrive(sentry, load.ids());
            System.out.println("RELIABILITY soak of " + soak + ": " + line);
            assertThat(load.failed()).isZero();
        }
    }

    /** Patient: the machine may be busy with other things. */
    private static ConditionFactory await() {
        return Patience.await();
    }

    private void outage(FaultySentry sentry, Load load, Condition condition) throws Exception {
        long seconds = OUTAGE.toSeconds() + 2;
        load.start(RATE, RATE * seconds);
        await().until(() -> load.ids().size() > RATE);
        sentry.become(condition);
        await().atMost(OUTAGE.plusMinutes(1))
                .pollDelay(OUTAGE)
                .until(() -> load.ids().size() >= RATE * (seconds - 1));
        sentry.become(Condition.WELL);
        load.join();
        assertThat(load.failed()).isZero();
    }

    private static void warm(PackagedApp app, int count) throws Exception {
        new Load(app.port()).start(0, count).join().close();
    }

    private static void arrive(FaultySentry sentry, Set<String> ids) {
        await().pollInterval(Duration.ofMillis(100))
                .until(() -> sentry.accepted().keySet().containsAll(ids));
    }

    private static void report(String what, Load load, FaultySentry sentry, String more) {
        long twice = sentry.accepted().values().stream().filter(count -> count > 1).count();
        System.out.printf(
                "RELIABILITY %s: %d answered, %d accepted, %d of them twice, p99 %.0f ms, %s%n",
                what, load.ids().size(), sentry.accepted().size(), twice, load.millis(0.99), more);
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("spool"))) {
            return all.filter(path -> path.toString().endsWith(".spool")).sorted().toList();
        }
    }

    private PackagedApp app(FaultySentry sentry) throws IOException {
        return app(sentry, Map.of());
    }

    private PackagedApp app(FaultySentry sentry, Map<String, String> more) throws IOException {
        Map<String, String> environment = environment();
        environment.putAll(more);
        environment.put("SENTRY_DSN", sentry.dsn());
        environment.put("CANARY_SPOOL_DIR", folder.resolve("spool").toString());
        return PackagedApp.start(folder, environment);
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        // The heap that the manifests' memory limit gives; a JVM with more would use it.
        environment.put("JAVA_TOOL_OPTIONS", "-Xmx230m");
        if (!FULL) {
            environment.put("SENTRY_READ_TIMEOUT", "1s");
            environment.put("CANARY_SHUTDOWN_FLUSH", "2s");
        }
        environment.putAll(
                Map.of(
                        "CANARY_LIMIT_LOOPBACK_BURST", "1000000",
                        "CANARY_LIMIT_LOOPBACK_PER_SECOND", "1000000",
                        "CANARY_BUDGET_EVENTS_PER_HOUR", "10000000",
                        "SENTRY_TRACES_SAMPLE_RATE", "0"));
        return environment;
    }
}
