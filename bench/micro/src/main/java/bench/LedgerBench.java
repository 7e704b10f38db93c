package bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import dev.sentrycanary.receipt.Deadlines;
import dev.sentrycanary.receipt.Fact;
import dev.sentrycanary.receipt.Limits;
import dev.sentrycanary.receipt.Opening;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.receipt.Stage;

/** One run with one event through four stages, beside others that are open or large. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LedgerBench {
    private static final Duration LONG = Duration.ofDays(1);
    private static final Deadlines DEADLINES = new Deadlines(LONG, LONG, LONG, LONG, LONG);

    @Param({"1", "100", "1000"})
    int held;

    private ReceiptLedger ledger;
    private long number;

    @Setup
    public void fill() {
        ledger = new ReceiptLedger(Clock.systemUTC(), DEADLINES, new Limits(held, 1, 1_000_000, 100));
        for (int i = 0; i < held; i++) {
            open("held-" + i, 1);
        }
        open("large", held + 1);
        for (int i = 0; i < held; i++) {
            ledger.belongs("large-" + i, "large", "error", Instant.now());
        }
    }

    private void open(String run, int errors) {
        ledger.open(new Opening(run, "exception", "http", Map.of("error", errors), Instant.now()));
    }

    /** The whole life of a run, with so many others open. */
    @Benchmark
    public void oneRun() {
        String run = "run-" + ++number;
        String event = "event-" + number;
        open(run, 1);
        ledger.belongs(event, run, "error", Instant.now());
        for (Stage stage : Stage.values()) {
            ledger.advance(event, Fact.proven(stage, Instant.now(), null, "seen"));
        }
        ledger.end(run, Instant.now());
    }

    /** One fact on an event of a run that has so many. */
    @Benchmark
    public void oneFactOfALargeRun() {
        String event = "large-" + number++ % held;
        ledger.advance(event, Fact.proven(Stage.CAPTURED, Instant.now().minusNanos(number), null, "seen"));
    }
}
