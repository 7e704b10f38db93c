package dev.sentrycanary.cli.verify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Deadlines;
import dev.sentrycanary.receipt.Fact;
import dev.sentrycanary.receipt.Limits;
import dev.sentrycanary.receipt.Opening;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.receipt.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

class JudgeTest {
    private static final String ID = "5725bc65481c4b02b6307898af735d22";
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final Instant before = Instant.now().minusSeconds(60);
    private final Judge judge = new Judge(Stage.ACCEPTED);
    private final ReceiptLedger ledger =
            new ReceiptLedger(
                    Clock.systemUTC(),
                    new Deadlines(DEADLINE, DEADLINE, DEADLINE, DEADLINE, DEADLINE),
                    new Limits(10, 10, 10, 10));

    @Test
    void a_failure_that_was_told_is_not_contradicted_by_what_is_heard_later() {
        capture();
        ledger.tick();
        Verdict told = judge.of(run());
        assertThat(told.cause()).isEqualTo(Cause.NOT_SENT);

        ledger.advance(
                ID,
                Fact.failed(Stage.ACCEPTED, Cause.TIMEOUT, Instant.now(), null, "Read timed out"));
        assertThat(judge.of(run()).cause()).isEqualTo(Cause.TIMEOUT);
        assertThat(judge.afterwards(told, run())).isEqualTo(told);
    }

    @Test
    void a_success_that_was_told_does_not_outlive_a_failure() {
        capture();
        ledger.tick();

        assertThat(judge.afterwards(Verdict.PASSED, run()).outcome())
                .isEqualTo(Verdict.Outcome.FAILED);
    }

    private void capture() {
        ledger.open(new Opening(ID, "exception", "verify", Map.of("error", 1), before));
        ledger.belongs(ID, ID, "error", before);
        ledger.advance(ID, Fact.proven(Stage.CAPTURED, before, null, "kept"));
        ledger.end(ID, before);
    }

    private RunReport run() {
        return ledger.run(ID).orElseThrow();
    }
}
