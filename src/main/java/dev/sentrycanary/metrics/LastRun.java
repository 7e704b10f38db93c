package dev.sentrycanary.metrics;

import java.time.Instant;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.receipt.Receipt;
import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.receipt.Verdict;

/** How the newest run of one scenario ended, as gauges. */
final class LastRun {
    private static final double MILLIS = 1_000.0;

    private final String scenario;
    private final Stage wanted;
    private final MeterRegistry registry;
    private volatile @Nullable RunReport newest;
    private volatile double success;

    /**
     * @param wanted how far a run must be proven to count as a success
     */
    LastRun(String scenario, Stage wanted, MeterRegistry registry) {
        this.scenario = scenario;
        this.wanted = wanted;
        this.registry = registry;
        verdict(Verdict.Outcome.PASSED, null);
        verdict(Verdict.Outcome.INCOMPLETE, null);
        for (Stage stage : Stage.values()) {
            verdict(Verdict.Outcome.FAILED, stage);
        }
        gauge("canary.last.run.timestamp", "When the newest decided run began", LastRun::began);
        gauge(
                "canary.last.success.timestamp",
                "When the newest run began that was proven as far as wanted; 0 for none",
                last -> last.success);
        Gauge.builder("canary.loss.ratio", this, LastRun::lost)
                .description("Share of the promised events of the newest run that were not stored")
                .tag("scenario", scenario)
                .register(registry);
    }

    synchronized void ended(RunReport run) {
        RunReport known = newest;
        if (known == null || !run.opening().at().isBefore(known.opening().at())) {
            newest = run;
        }
        if (run.proven(wanted)) {
            success = Math.max(success, seconds(run.opening().at()));
        }
    }

    private void verdict(Verdict.Outcome outcome, @Nullable Stage stage) {
        Gauge.builder("canary.last.verdict", this, last -> last.is(outcome, stage) ? 1 : 0)
                .description("1 for the verdict on the newest run, 0 for the others")
                .tag("scenario", scenario)
                .tag("verdict", outcome.code())
                .tag("stage", stage == null ? "none" : stage.code())
                .register(registry);
    }

    private boolean is(Verdict.Outcome outcome, @Nullable Stage stage) {
        RunReport run = newest;
        return run != null
                && run.verdict().outcome() == outcome
                && (outcome != Verdict.Outcome.FAILED || run.verdict().stage() == stage);
    }

    private void gauge(String name, String description, ToDoubleFunction<LastRun> value) {
        Gauge.builder(name, this, value)
                .description(description)
                .baseUnit("seconds")
                .tag("scenario", scenario)
                .register(registry);
    }

    private double began() {
        RunReport run = newest;
        return run == null ? 0 : seconds(run.opening().at());
    }

    private double lost() {
        RunReport run = newest;
        if (run == null) {
            return Double.NaN;
        }
        double promised =
                run.opening().promised().values().stream().mapToInt(Integer::intValue).sum();
        if (promised == 0) {
            return 0;
        }
        long whole =
                run.receipts().stream()
                        .filter(Receipt::promised)
                        .filter(receipt -> !broke(receipt.verdict()))
                        .count();
        return Math.max(0, (promised - whole) / promised);
    }

    /** An alert that did not ring is no loss of the event. */
    private static boolean broke(Verdict verdict) {
        return verdict.outcome() == Verdict.Outcome.FAILED && verdict.stage() != Stage.ALERTED;
    }

    private static double seconds(Instant at) {
        return at.toEpochMilli() / MILLIS;
    }
}
