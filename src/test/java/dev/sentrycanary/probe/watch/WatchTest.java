package dev.sentrycanary.probe.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.sentrycanary.problem.ProblemException;
import dev.sentrycanary.problem.ProblemType;
import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Deadlines;
import dev.sentrycanary.receipt.Fact;
import dev.sentrycanary.receipt.Limits;
import dev.sentrycanary.receipt.Opening;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.receipt.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

class WatchTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofDays(1);

    private final SimulatedTime time = new SimulatedTime(START);
    private final ReceiptLedger ledger =
            new ReceiptLedger(
                    time,
                    new Deadlines(LONG, LONG, LONG, LONG, LONG),
                    new Limits(100, 100, 10, 10));
    private final List<Instant> started = new ArrayList<>();
    private final List<Round> rounds = new ArrayList<>();
    private final Misses misses = new Misses();
    private Duration runTakes = Duration.ofSeconds(5);
    private boolean ours = true;
    private boolean budget = true;

    private Watch watch(Rhythm rhythm, double jitter, List<String> scenarios) {
        Rounds made =
                new Rounds(
                        scenarios,
                        Stage.ALERTED,
                        Duration.ofMinutes(3),
                        time,
                        time,
                        ledger,
                        this::run,
                        rounds::add,
                        misses);
        return new Watch(rhythm, jitter, () -> 0.5, time, time, () -> ours, made, misses);
    }

    private Watch everyMinute() {
        return watch(new Every(START, MINUTE), 0, List.of("exception"));
    }

    private String run(String scenario) {
        if (!budget) {
            throw new ProblemException(ProblemType.TOO_MANY_REQUESTS, "The budget is gone.");
        }
        String id = UUID.randomUUID().toString().replace("-", "");
        started.add(time.instant());
        ledger.open(new Opening(id, scenario, "schedule", Map.of("error", 1), time.instant()));
        time.in(
                runTakes,
                () -> {
                    ledger.belongs(id, id, "error", time.instant());
                    for (Stage stage : Stage.values()) {
                        ledger.advance(id, Fact.proven(stage, time.instant(), null, "seen"));
                    }
                    ledger.end(id, time.instant());
                });
        return id;
    }

    @Test
    void a_round_begins_at_once_and_then_with_each_period() {
        everyMinute().start();
        time.pass(Duration.ofSeconds(150));
        assertThat(started).containsExactly(START, START.plusSeconds(60), START.plusSeconds(120));
        assertThat(rounds).extracting(Round::outcome).containsOnly(Verdict.Outcome.PASSED);
    }

    @Test
    void scenarios_run_one_after_the_other() {
        watch(new Every(START, MINUTE), 0, List.of("exception", "custom")).start();
        time.pass(Duration.ofSeconds(20));
        assertThat(started).hasSize(2);
        assertThat(Duration.between(started.get(0), started.get(1)))
                .isGreaterThanOrEqualTo(runTakes);
        assertThat(rounds)
                .singleElement()
                .satisfies(
                        round ->
                                assertThat(round.runs())
                                        .extracting(run -> run.opening().scenario())
                                        .containsExactly("exception", "custom"));
    }

    @Test
    void rounds_never_overlap_and_those_left_out_are_counted() {
        runTakes = Duration.ofSeconds(130);
        everyMinute().start();
        time.pass(Duration.ofSeconds(185));
        assertThat(started).containsExactly(START, START.plusSeconds(180));
        assertThat(misses.of(Miss.OVERLAP).sum()).isEqualTo(2);
        assertThat(misses.of(Miss.LATE).sum()).isZero();
    }

    @Test
    void a_run_without_verdict_is_cut_off_at_its_deadline() {
        runTakes = Duration.ofHours(2);
        everyMinute().start();
        time.pass(Duration.ofSeconds(241));
        assertThat(rounds).first().extracting(Round::outcome).isEqualTo(Verdict.Outcome.FAILED);
        assertThat(rounds.get(0).runs().get(0).verdict().cause()).isEqualTo(Cause.INTERRUPTED);
        assertThat(started).as("the watch goes on").hasSize(2);
    }

    @Test
    void what_the_budget_does_not_hold_is_neither_success_nor_failure() {
        budget = false;
        everyMinute().start();
        time.pass(Duration.ofSeconds(61));
        assertThat(rounds).hasSize(2);
        assertThat(rounds).extracting(Round::outcome).containsOnly(Verdict.Outcome.INCOMPLETE);
        assertThat(misses.of(Miss.REFUSED).sum()).isEqualTo(2);
        assertThat(RoundText.of(rounds.get(0))).contains("exception: not run. The budget is gone.");
    }

    @Test
    void a_machine_that_slept_makes_one_round_and_counts_the_others_as_late() {
        everyMinute().start();
        time.pass(Duration.ofSeconds(10));
        time.jump(Duration.ofMinutes(10));
        time.pass(Duration.ofSeconds(50));
        assertThat(started).hasSize(2);
        assertThat(misses.of(Miss.LATE).sum()).isEqualTo(10);
        time.pass(MINUTE);
        assertThat(started).hasSize(3);
        assertThat(misses.of(Miss.LATE).sum()).isEqualTo(10);
    }

    @Test
    void a_clock_that_is_put_back_does_not_put_the_watch_off() {
        everyMinute().start();
        time.pass(Duration.ofSeconds(59));
        time.jump(Duration.ofHours(-3));
        time.pass(Duration.ofSeconds(1));
        assertThat(started).hasSize(2);
        time.pass(MINUTE);
        assertThat(started).hasSize(3);
    }

    @Test
    void jitter_puts_a_round_off_by_a_share_of_the_period() {
        watch(new Every(START, MINUTE), 0.1, List.of("exception")).start();
        time.pass(Duration.ofSeconds(70));
        assertThat(started).containsExactly(START.plusSeconds(3), START.plusSeconds(63));
    }

    @Test
    void a_replica_whose_turn_it_is_not_stays_quiet_until_it_is() {
        ours = false;
        everyMinute().start();
        time.pass(Duration.ofSeconds(90));
        assertThat(started).isEmpty();
        ours = true;
        time.pass(MINUTE);
        assertThat(started).containsExactly(START.plusSeconds(120));
    }

    @Test
    void a_crontab_line_is_read_in_utc() {
        watch(Crontab.parse("*/15 * * * *"), 0, List.of("exception")).start();
        time.pass(Duration.ofMinutes(31));
        assertThat(started).containsExactly(START, START.plusSeconds(900), START.plusSeconds(1800));
    }

    @Test
    void nothing_begins_after_the_end() {
        Watch watch = everyMinute();
        watch.start();
        time.pass(Duration.ofSeconds(10));
        watch.stop();
        time.pass(Duration.ofMinutes(5));
        assertThat(started).hasSize(1);
        assertThat(watch.next()).isNull();
    }
}
