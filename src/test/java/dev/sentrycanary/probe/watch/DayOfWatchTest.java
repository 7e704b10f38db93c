package dev.sentrycanary.probe.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;

import org.junit.jupiter.api.Test;

import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Deadlines;
import dev.sentrycanary.receipt.Fact;
import dev.sentrycanary.receipt.Limits;
import dev.sentrycanary.receipt.Opening;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.receipt.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Days of a schedule of five minutes by a simulated clock, with outages at random: the watch, the
 * ledger and the pings are real, the pipeline is not. {@code -Dwatch.days=200} takes its time.
 */
class DayOfWatchTest {
    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration PERIOD = Duration.ofMinutes(5);
    private static final double JITTER = 0.1;

    /** From the start of a run to its last stage at most, in seconds. */
    private static final int SLOWEST = 51;

    /** How far apart two runs may pass the same stage. */
    private static final Duration BLIND = PERIOD.plus(PERIOD.dividedBy(10)).plusSeconds(SLOWEST);

    @Test
    void every_long_outage_is_reported_nothing_else_is_and_memory_stays_flat() throws Exception {
        int days = Integer.getInteger("watch.days", 2);
        int outages = 0;
        int reported = 0;
        int rounds = 0;
        long growth = 0;
        for (int day = 0; day < days; day++) {
            try (Simulation simulation = new Simulation(new Random(day))) {
                simulation.run();
                outages += simulation.outages.all().size();
                reported += simulation.judge();
                rounds += simulation.rounds.size();
                growth = Math.max(growth, simulation.growth);
            }
        }
        System.out.printf(
                "%d days: %d rounds, %d outages, %d of them longer than a period and all"
                        + " reported, no false alarm, heap grew by at most %d kB in 18 hours%n",
                days, rounds, outages, reported, growth / 1024);
        assertThat(reported).isPositive();
        assertThat(growth).isLessThan(4 * 1024 * 1024);
    }

    /** One day. */
    private static final class Simulation implements RoundListener, AutoCloseable {
        private final Random random;
        private final SimulatedTime time = new SimulatedTime(START);
        private final ReceiptLedger ledger =
                new ReceiptLedger(
                        time,
                        new Deadlines(
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(60),
                                Duration.ofSeconds(120),
                                Duration.ofSeconds(120)),
                        new Limits(50, 20, 10, 10));
        private final PingReceiver receiver = new PingReceiver(new LinkedBlockingQueue<>());
        private final Heartbeat heartbeat =
                new Heartbeat(receiver.url(), false, Duration.ofSeconds(20));
        private final Misses misses = new Misses();
        private final Set<String> touched = new HashSet<>();
        private final List<Round> rounds = new ArrayList<>();
        private final Outages outages;
        private long growth;

        Simulation(Random random) throws Exception {
            this.random = random;
            outages = Outages.random(random, START, DAY);
        }

        void run() {
            Rounds made =
                    new Rounds(
                            List.of("exception"),
                            Stage.ALERTED,
                            Duration.ofMinutes(4),
                            time,
                            time,
                            ledger,
                            this::start,
                            this,
                            misses);
            new Watch(
                            new Every(START, PERIOD),
                            JITTER,
                            random::nextDouble,
                            time,
                            time,
                            Turn.OURS,
                            made,
                            misses)
                    .start();
            time.in(Duration.ofSeconds(1), this::tick);
            time.pass(Duration.ofHours(6));
            long before = used();
            time.pass(Duration.ofHours(18));
            growth = used() - before;
        }

        private void tick() {
            ledger.tick();
            time.in(Duration.ofSeconds(1), this::tick);
        }

        private static long used() {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            return runtime.totalMemory() - runtime.freeMemory();
        }

        /** The pipeline: each stage works unless it is broken when the event passes. */
        private String start(String scenario) {
            String id = UUID.randomUUID().toString().replace("-", "");
            ledger.open(new Opening(id, scenario, "schedule", Map.of("error", 1), time.instant()));
            time.in(millis(20), () -> pass(id, 0));
            time.in(millis(20), () -> ledger.end(id, time.instant()));
            return id;
        }

        private void pass(String id, int number) {
            if (number == Stage.values().length) {
                return;
            }
            Stage stage = Stage.values()[number];
            if (outages.broken(stage, time.instant())) {
                touched.add(id);
                if (stage == Stage.ACCEPTED) {
                    Cause cause = Cause.CONNECT_REFUSED;
                    ledger.advance(id, Fact.failed(stage, cause, time.instant(), null, "refused"));
                }
                return;
            }
            if (stage == Stage.CAPTURED) {
                ledger.belongs(id, id, "error", time.instant());
            }
            ledger.advance(id, Fact.proven(stage, time.instant(), null, "seen"));
            int[] latency = {500, 20_000, 30_000, 0};
            time.in(millis(latency[number]), () -> pass(id, number + 1));
        }

        private Duration millis(int most) {
            return Duration.ofMillis(most == 0 ? 0 : 1 + random.nextInt(most));
        }

        @Override
        public void ended(Round round) {
            heartbeat.ended(round);
            rounds.add(round);
            try {
                boolean failed = round.outcome() == Verdict.Outcome.FAILED;
                PingReceiver.Ping ping = receiver.next();
                assertThat(ping.address().endsWith("/fail")).isEqualTo(failed);
                assertThat(ping.body()).contains(failed ? "exception: failed at" : "passed");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        int judge() {
            assertThat(rounds.size()).isBetween(287, 289);
            assertThat(misses.of(Miss.OVERLAP).sum() + misses.of(Miss.LATE).sum()).isZero();
            for (Round round : rounds) {
                String run = round.runs().get(0).opening().id();
                assertThat(round.outcome() == Verdict.Outcome.FAILED)
                        .as("%s fails exactly when an outage touched it", round)
                        .isEqualTo(touched.contains(run));
            }
            int judged = 0;
            for (Outages.Outage outage : outages.all()) {
                if (outage.length().compareTo(BLIND) > 0) {
                    judged++;
                    assertThat(rounds).as("%s", outage).anyMatch(round -> reports(round, outage));
                }
            }
            assertThat(ledger.size()).isLessThanOrEqualTo(70);
            return judged;
        }

        /** In time, too: by the end of the first run that had to notice. */
        private static boolean reports(Round round, Outages.Outage outage) {
            return round.outcome() == Verdict.Outcome.FAILED
                    && round.endedAt().isAfter(outage.start())
                    && round.startedAt().isBefore(outage.end())
                    && round.endedAt().isBefore(outage.start().plus(BLIND).plusSeconds(125));
        }

        @Override
        public void close() {
            receiver.close();
        }
    }
}
