package dev.sentrycanary.receipt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReceiptLedgerTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Deadlines DEADLINES =
            new Deadlines(seconds(5), seconds(5), seconds(60), seconds(120), seconds(120));

    private final TestClock clock = new TestClock(START);
    private final ReceiptLedger ledger =
            new ReceiptLedger(clock, DEADLINES, new Limits(3, 2, 4, 2));

    @Test
    void a_run_passes_when_every_stage_of_its_event_is_proven() {
        open("r", Map.of("error", 1));
        captured("e", "r");
        prove("e", Stage.ACCEPTED, Stage.STORED, Stage.ALERTED);
        ledger.end("r", clock.instant());

        assertThat(verdict("r")).isEqualTo(Verdict.PASSED);
    }

    @Test
    void a_run_is_undecided_while_its_scenario_still_works() {
        open("r", Map.of("error", 1));
        captured("e", "r");
        prove("e", Stage.ACCEPTED, Stage.STORED, Stage.ALERTED);

        assertThat(verdict("r").decided()).isFalse();
    }

    @Test
    void a_stage_that_nobody_checked_makes_the_run_incomplete_and_never_passed() {
        open("r", Map.of("error", 1));
        captured("e", "r");
        prove("e", Stage.ACCEPTED, Stage.ALERTED);
        ledger.advance("e", Fact.unchecked(Stage.STORED, null, clock.instant(), "no token"));
        ledger.end("r", clock.instant());

        assertThat(verdict("r").outcome()).isEqualTo(Verdict.Outcome.INCOMPLETE);
        assertThat(verdict("r").stage()).isEqualTo(Stage.STORED);
    }

    @Test
    void errors_in_other_groups_than_promised_fail_the_run_and_are_counted() {
        grouped("r", 2, 1);
        storedIn("a", "r", "1");
        storedIn("b", "r", "1");
        assertThat(verdict("r").decided()).isFalse();
        storedIn("c", "r", "1");

        assertThat(verdict("r").outcome()).isEqualTo(Verdict.Outcome.FAILED);
        assertThat(verdict("r").cause()).isEqualTo(Cause.EXPECTATION_FAILED);
        assertThat(verdict("r").detail()).contains("issues of [3] events, not of [2, 1]");
    }

    @Test
    void errors_in_the_promised_groups_pass_in_whatever_order_they_come() {
        grouped("r", 2, 1);
        storedIn("a", "r", "2");
        storedIn("b", "r", "1");
        storedIn("c", "r", "2");
        List.of("a", "b", "c").forEach(id -> prove(id, Stage.ACCEPTED, Stage.ALERTED));
        ledger.end("r", clock.instant());

        assertThat(verdict("r")).isEqualTo(Verdict.PASSED);
    }

    @Test
    void an_error_that_was_captured_twice_fails_the_run() {
        open("r", Map.of("error", 1));
        captured("e", "r");
        captured("f", "r");

        assertThat(verdict("r").outcome()).isEqualTo(Verdict.Outcome.FAILED);
        assertThat(verdict("r").cause()).isEqualTo(Cause.CAPTURED_TWICE);
    }

    private void grouped(String run, Integer... issues) {
        ledger.open(
                new Opening(
                        run,
                        "grouping",
                        "http",
                        Map.of(),
                        Map.of("error", 3),
                        List.of(issues),
                        clock.instant()));
    }

    private void storedIn(String event, String run, String issue) {
        captured(event, run);
        ledger.advance(
                event,
                Fact.proven(Stage.STORED, clock.instant(), null, "stored")
                        .with(Map.of("issue", issue)));
    }

    @Test
    void a_refused_envelope_fails_the_run_and_later_stages_are_not_reached() {
        open("r", Map.of("error", 1));
        captured("e", "r");
        fail("e", Cause.AUTH_REJECTED);
        ledger.end("r", clock.instant());

        assertThat(verdict("r")).isEqualTo(Verdict.failed(Stage.ACCEPTED, Cause.AUTH_REJECTED));
        assertThat(states("e"))
                .containsExactly(State.PROVEN, State.FAILED, State.UNCHECKED, State.UNCHECKED);
    }

    @Test
    void an_alert_that_beats_the_answer_of_the_ingest_is_kept_for_its_event() {
        ledger.advance("e", Fact.proven(Stage.ALERTED, clock.instant(), null, "rang"));
        open("r", Map.of("error", 1));
        captured("e", "r");

        assertThat(states("e"))
                .containsExactly(State.PROVEN, State.WAITING, State.WAITING, State.PROVEN);
    }

    @Test
    void facts_on_events_of_nobody_are_forgotten_from_the_oldest() {
        for (String id : List.of("e", "x", "y")) {
            ledger.advance(id, Fact.proven(Stage.ALERTED, clock.instant(), null, "rang"));
        }
        open("r", Map.of("error", 2));
        captured("e", "r");
        captured("y", "r");

        assertThat(states("e").get(3)).isEqualTo(State.WAITING);
        assertThat(states("y").get(3)).isEqualTo(State.PROVEN);
    }

    @Test
    void a_drop_after_the_capture_outweighs_it() {
        open("r", Map.of("error", 1));
        captured("e", "r");
        fail("e", Cause.QUEUE_OVERFLOW);

        assertThat(states("e").get(0)).isEqualTo(State.FAILED);
    }

    @Test
    void an_event_delivered_after_an_outage_is_late_with_its_cause_however_soon() {
        open("r", Map.of("error", 1));
        captured("e", "r");
        fail("e", Cause.CONNECT_REFUSED);
        ledger.advance(
                "e",
                Fact.provenAfter(
                        Stage.ACCEPTED, Cause.CONNECT_REFUSED, clock.instant(), null, "HTTP 200"));
        prove("e", Stage.STORED, Stage.ALERTED);
        ledger.end("r", clock.instant());

        assertThat(states("e"))
                .containsExactly(State.PROVEN, State.LATE, State.PROVEN, State.PROVEN);
        assertThat(verdict("r")).isEqualTo(Verdict.failed(Stage.ACCEPTED, Cause.CONNECT_REFUSED));
    }

    @Test
    void a_later_success_heals_a_failed_attempt_to_send() {
        open("r", Map.of("error", 1));
        captured("e", "r");
        fail("e", Cause.TIMEOUT);
        prove("e", Stage.ACCEPTED);

        assertThat(states("e").get(1)).isEqualTo(State.PROVEN);
    }

    @Test
    void nothing_heals_a_leaked_secret() {
        open("r", Map.of("error", 1));
        captured("e", "r");
        fail("e", Cause.SECRET_LEAKED);
        prove("e", Stage.ACCEPTED, Stage.STORED, Stage.ALERTED);
        ledger.end("r", clock.instant());

        assertThat(verdict("r")).isEqualTo(Verdict.failed(Stage.STORED, Cause.SECRET_LEAKED));
    }

    @Test
    void silence_beyond_the_deadline_is_late_with_the_cause_of_the_stage() {
        open("r", Map.of("error", 1));
        captured("e", "r");
        prove("e", Stage.ACCEPTED);
        ledger.end("r", clock.instant());
        clock.pass(seconds(61));
        ledger.tick();

        assertThat(states("e").get(2)).isEqualTo(State.LATE);
        assertThat(verdict("r")).isEqualTo(Verdict.failed(Stage.STORED, Cause.NOT_STORED));
    }

    @Test
    void proof_after_the_deadline_stays_late_and_tells_the_time() {
        open("r", Map.of("error", 1));
        captured("e", "r");
        prove("e", Stage.ACCEPTED, Stage.ALERTED);
        ledger.end("r", clock.instant());
        clock.pass(seconds(70));
        prove("e", Stage.STORED);

        StageResult stored = ledger.receipt("e").orElseThrow().stages().get(2);
        assertThat(stored.state()).isEqualTo(State.LATE);
        assertThat(stored.at()).isEqualTo(START.plusSeconds(70));
        assertThat(verdict("r")).isEqualTo(Verdict.failed(Stage.STORED, Cause.LATE));
    }

    @Test
    void a_run_of_which_nothing_is_captured_fails_after_the_deadline() {
        open("r", Map.of("error", 2));
        captured("e", "r");
        prove("e", Stage.ACCEPTED, Stage.STORED, Stage.ALERTED);
        ledger.end("r", clock.instant());

        assertThat(verdict("r").decided()).isFalse();
        clock.pass(seconds(6));
        assertThat(verdict("r")).isEqualTo(Verdict.failed(Stage.CAPTURED, Cause.NOTHING_CAPTURED));
    }

    @Test
    void a_scenario_that_never_ends_is_interrupted() {
        open("r", Map.of("error", 1));
        clock.pass(seconds(121));

        assertThat(verdict("r")).isEqualTo(Verdict.failed(Stage.CAPTURED, Cause.INTERRUPTED));
    }

    @Test
    void a_run_that_promised_nothing_has_proven_nothing() {
        open("r", Map.of());
        ledger.end("r", clock.instant());

        assertThat(verdict("r").outcome()).isEqualTo(Verdict.Outcome.INCOMPLETE);
    }

    @Test
    void an_event_that_was_not_promised_does_not_decide_the_run() {
        open("r", Map.of("error", 1));
        captured("e", "r");
        prove("e", Stage.ACCEPTED, Stage.STORED, Stage.ALERTED);
        ledger.advanceNameless(
                "r",
                "transaction",
                Fact.failed(
                        Stage.CAPTURED, Cause.SAMPLED_OUT, clock.instant(), null, "sample_rate"));
        ledger.end("r", clock.instant());

        assertThat(verdict("r")).isEqualTo(Verdict.PASSED);
    }

    @Test
    void a_dropped_event_without_an_id_fails_the_run() {
        open("r", Map.of("error", 1));
        ledger.advanceNameless(
                "r",
                "error",
                Fact.failed(
                        Stage.CAPTURED, Cause.SAMPLED_OUT, clock.instant(), null, "sample_rate"));

        assertThat(verdict("r")).isEqualTo(Verdict.failed(Stage.CAPTURED, Cause.SAMPLED_OUT));
        assertThat(ledger.run("r").orElseThrow().receipts().get(0).eventId()).isNull();
    }

    @Test
    void events_beyond_the_limit_are_counted_and_keep_the_run_from_passing() {
        open("r", Map.of("error", 5));
        for (int i = 0; i < 5; i++) {
            captured("e" + i, "r");
            prove("e" + i, Stage.ACCEPTED, Stage.STORED, Stage.ALERTED);
        }
        ledger.end("r", clock.instant());

        assertThat(ledger.run("r").orElseThrow().untracked()).isEqualTo(1);
        assertThat(verdict("r").outcome()).isEqualTo(Verdict.Outcome.INCOMPLETE);
    }

    @Test
    void failures_are_kept_after_successes_are_forgotten() {
        open("bad", Map.of("error", 1));
        ledger.fail("bad", Cause.SCENARIO_ERROR);
        for (int i = 0; i < 5; i++) {
            open("good" + i, Map.of("error", 1));
        }

        assertThat(ledger.run("bad")).isPresent();
        assertThat(ledger.run("good1")).isEmpty();
        assertThat(ledger.page(null, 10).runs())
                .extracting(run -> run.opening().id())
                .containsExactly("good4", "good3", "good2", "bad");
        assertThat(ledger.size()).isEqualTo(4);
    }

    @Test
    void pages_follow_each_other_without_gap_or_overlap() {
        List.of("a", "b", "c").forEach(id -> open(id, Map.of("error", 1)));

        Page first = ledger.page(null, 2);
        Page second = ledger.page(first.next(), 2);

        assertThat(first.runs()).extracting(run -> run.opening().id()).containsExactly("c", "b");
        assertThat(second.runs()).extracting(run -> run.opening().id()).containsExactly("a");
        assertThat(second.next()).isNull();
    }

    @Test
    void who_awaits_a_run_is_told_when_it_is_decided() {
        open("r", Map.of("error", 1));
        CompletableFuture<Optional<RunReport>> waiter =
                ledger.await("r", seconds(600)).toCompletableFuture();

        assertThat(waiter).isNotDone();
        ledger.fail("r", Cause.SCENARIO_ERROR);
        assertThat(waiter).isDone();
        assertThat(waiter.join().orElseThrow().verdict().cause()).isEqualTo(Cause.SCENARIO_ERROR);
    }

    @Test
    void who_awaits_a_run_is_told_when_time_decides_it() {
        open("r", Map.of("error", 1));
        CompletableFuture<Optional<RunReport>> waiter =
                ledger.await("r", seconds(600)).toCompletableFuture();
        clock.pass(seconds(121));
        ledger.tick();

        assertThat(waiter).isDone();
        assertThat(ledger.waiting()).isFalse();
    }

    @Test
    void who_awaits_an_unknown_run_is_told_at_once() {
        assertThat(ledger.await("nobody", seconds(600)).toCompletableFuture().join()).isEmpty();
    }

    @Test
    void patience_that_ends_gets_the_run_as_it_stands() {
        open("r", Map.of("error", 1));

        assertThat(ledger.await("r", Duration.ofMillis(1)).toCompletableFuture().join())
                .get()
                .satisfies(run -> assertThat(run.verdict().decided()).isFalse());
    }

    @Test
    void listeners_hear_of_each_change_and_once_of_the_decision() {
        List<Change> changes = new ArrayList<>();
        ledger.onChange(changes::add);
        open("r", Map.of("error", 1));
        captured("e", "r");
        fail("e", Cause.DNS);
        fail("e", Cause.DNS);
        ledger.end("r", clock.instant());
        ledger.tick();

        assertThat(changes).filteredOn(Change::decided).hasSize(1);
        assertThat(changes).hasSize(5);
    }

    private void open(String run, Map<String, Integer> promised) {
        ledger.open(new Opening(run, "exception", "http", promised, clock.instant()));
    }

    private void captured(String event, String run) {
        ledger.belongs(event, run, "error", clock.instant());
        ledger.advance(event, Fact.proven(Stage.CAPTURED, clock.instant(), null, "kept"));
    }

    private void prove(String event, Stage... stages) {
        for (Stage stage : stages) {
            ledger.advance(event, Fact.proven(stage, clock.instant(), null, "seen"));
        }
    }

    private void fail(String event, Cause cause) {
        ledger.advance(
                event, Fact.failed(cause.stage(), cause, clock.instant(), null, cause.code()));
    }

    private Verdict verdict(String run) {
        return ledger.run(run).orElseThrow().verdict();
    }

    private List<State> states(String event) {
        return ledger.receipt(event).orElseThrow().stages().stream()
                .map(StageResult::state)
                .toList();
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    /** A clock that moves when it is told to. */
    private static final class TestClock extends Clock {
        private Instant now;

        TestClock(Instant now) {
            this.now = now;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
