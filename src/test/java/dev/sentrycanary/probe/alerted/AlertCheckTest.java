package dev.sentrycanary.probe.alerted;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import dev.sentrycanary.Patience;
import dev.sentrycanary.probe.target.Target;
import dev.sentrycanary.probe.target.TargetKind;
import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Deadlines;
import dev.sentrycanary.receipt.Fact;
import dev.sentrycanary.receipt.Limits;
import dev.sentrycanary.receipt.Opening;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.receipt.StageResult;
import dev.sentrycanary.receipt.State;
import dev.sentrycanary.wire.Dsn;

import static org.assertj.core.api.Assertions.assertThat;

/** What one alert proves, with a ledger of its own and an issue tracker that only answers. */
class AlertCheckTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration LONG = Duration.ofMinutes(30);
    private static final String ISSUE = "7";

    private final List<String> resolved = new CopyOnWriteArrayList<>();
    private volatile String trouble = "";
    private volatile Duration later = Duration.ZERO;
    private final Clock clock =
            ((InstantSource) () -> Instant.now().plus(later)).withZone(ZoneOffset.UTC);
    private ReceiptLedger ledger;
    private AlertCheck check;

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void one_ring_proves_all_errors_of_a_run_once_it_has_ended() {
        begin();
        open("r", 2);
        stored("a", "r");
        ring("a");
        stored("b", "r");
        assertThat(state("a")).isEqualTo(State.WAITING);
        assertThat(resolved).isEmpty();

        ledger.end("r", Instant.now());

        proven("a", "b");
        assertThat(alerted("b").evidence()).contains("told with event a", "signature valid");
        assertThat(resolved).containsExactly(ISSUE);
    }

    @Test
    void of_runs_that_overlap_one_ring_proves_what_is_in_the_issue() {
        begin();
        open("r", 1);
        open("s", 1);
        stored("a", "r");
        stored("b", "s");
        ledger.end("r", Instant.now());
        ring("a");

        proven("a", "b");
        assertThat(resolved).containsExactly(ISSUE);
    }

    @Test
    void a_ring_for_an_event_that_is_not_ours_proves_nothing_for_ours() {
        begin();
        open("r", 1);
        stored("a", "r");
        ledger.end("r", Instant.now());
        ring("somebody-elses");

        assertThat(state("a")).isEqualTo(State.WAITING);
        assertThat(resolved).isEmpty();
    }

    @Test
    void an_issue_that_somebody_elses_event_opened_before_ours_is_no_reason_for_red() {
        begin();
        ring("somebody-elses");
        open("r", 1);
        // So late that silence is judged at once.
        later = LONG.minusMinutes(2);
        stored("a", "r");
        ledger.end("r", Instant.now());

        Patience.await().until(() -> alerted("a").state() == State.UNCHECKED);
        assertThat(alerted("a").cause()).isEqualTo(Cause.ISSUE_OPEN);
        Patience.await().until(() -> resolved, List.of(ISSUE)::equals);
    }

    @Test
    void an_issue_of_ours_that_somebody_elses_event_opened_again_is_resolved_before_our_next() {
        begin();
        open("r", 1);
        stored("a", "r");
        ledger.end("r", Instant.now());
        ring("a");
        proven("a");

        ring("somebody-elses");

        assertThat(resolved).containsExactly(ISSUE, ISSUE);
    }

    @Test
    void what_comes_after_the_resolution_must_ring_itself() {
        begin();
        open("r", 1);
        stored("a", "r");
        ledger.end("r", Instant.now());
        ring("a");
        proven("a");
        open("s", 1);
        stored("b", "s");
        ledger.end("s", Instant.now());
        later = LONG.plusMinutes(1);

        Patience.await()
                .until(
                        () -> {
                            ledger.tick();
                            return alerted("b").state() == State.LATE;
                        });
        assertThat(alerted("b").cause()).isEqualTo(Cause.NOT_ALERTED);
    }

    @Test
    void an_alert_that_rings_once_more_proves_nothing_that_came_after_the_resolution() {
        begin();
        open("r", 1);
        stored("a", "r");
        ledger.end("r", Instant.now());
        ring("a");
        proven("a");
        open("s", 1);
        stored("b", "s");
        ledger.end("s", Instant.now());

        ring("a");

        assertThat(state("b")).isEqualTo(State.WAITING);
        ring("b");
        proven("b");
    }

    @Test
    void an_alert_that_comes_after_the_verdict_proves_its_own_event_and_no_later_one() {
        begin();
        open("r", 1);
        stored("a", "r");
        ledger.end("r", Instant.now());
        later = LONG.plusMinutes(1);
        Patience.await()
                .until(
                        () -> {
                            ledger.tick();
                            return resolved.contains(ISSUE);
                        });
        later = Duration.ZERO;
        open("s", 1);
        stored("b", "s");
        ledger.end("s", Instant.now());

        ring("a");

        assertThat(state("b")).isEqualTo(State.WAITING);
        assertThat(resolved).containsExactly(ISSUE);
    }

    @Test
    void where_the_issue_cannot_be_resolved_the_silence_that_follows_proves_nothing() {
        begin();
        trouble = "HTTP 403";
        open("r", 1);
        stored("a", "r");
        ledger.end("r", Instant.now());
        ring("a");
        proven("a");
        open("s", 1);
        // So late that silence is judged at once.
        later = LONG.minusMinutes(2);
        stored("b", "s");
        ledger.end("s", Instant.now());

        Patience.await().until(() -> alerted("b").state() == State.UNCHECKED);
        assertThat(alerted("b").cause()).isEqualTo(Cause.ISSUE_OPEN);
        assertThat(alerted("b").evidence()).contains("HTTP 403");
    }

    private void begin() {
        Deadlines deadlines = new Deadlines(LONG, LONG, LONG, LONG, LONG);
        ledger = new ReceiptLedger(clock, deadlines, new Limits(10, 10, 10, 10));
        Target target =
                new Target(
                        Dsn.parse("http://key@127.0.0.1:9/1"),
                        TargetKind.INBOX,
                        URI.create("http://127.0.0.1:9"),
                        "org",
                        "project",
                        "token",
                        "secret",
                        deadlines);
        check =
                new AlertCheck(
                        VERTX,
                        clock,
                        ledger,
                        target,
                        issue -> {
                            resolved.add(issue);
                            return Future.succeededFuture(trouble);
                        });
    }

    private void open(String run, int errors) {
        ledger.open(new Opening(run, "test", "http", Map.of("error", errors), Instant.now()));
    }

    private void stored(String event, String run) {
        Instant now = Instant.now();
        ledger.belongs(event, run, "error", now);
        for (Stage stage : List.of(Stage.CAPTURED, Stage.ACCEPTED, Stage.STORED)) {
            ledger.advance(event, Fact.proven(stage, now, null, "so it is"));
        }
        check.stored(new StoredIn(event, run, ISSUE, now, now));
    }

    private void ring(String event) {
        check.rang(new Ring("event_alert", event, null, ISSUE, "canary", null, Instant.now()));
    }

    private void proven(String... events) {
        for (String event : events) {
            Patience.await().until(() -> state(event) == State.PROVEN);
        }
    }

    private State state(String event) {
        return alerted(event).state();
    }

    private StageResult alerted(String event) {
        return ledger.receipt(event).orElseThrow().stages().get(3);
    }
}
