package dev.sentrycanary.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.probe.Verdicts;
import dev.sentrycanary.probe.watch.Watcher;
import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Receipt;
import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.receipt.StageResult;
import dev.sentrycanary.receipt.State;
import dev.sentrycanary.receipt.Verdict;

/**
 * Counts runs by their verdicts and events by how far they came. Every label is of a closed list:
 * scenarios, stages, states, verdicts, causes, data categories.
 */
@Startup
@Singleton
class RunMetrics {
    private static final String NONE = "none";
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        Duration.ofSeconds(120),
        Duration.ofSeconds(300)
    };

    private final MeterRegistry registry;
    private final Stage wanted;
    private final Map<String, LastRun> last = new ConcurrentHashMap<>();

    @Inject
    RunMetrics(MeterRegistry registry, Verdicts verdicts, Watcher watcher) {
        this(registry, watcher.wanted());
        if (watcher.on()) {
            // That one never passed must be seen, too.
            watcher.scenarios().forEach(this::last);
        }
        verdicts.onVerdict(this::decided);
    }

    RunMetrics(MeterRegistry registry, Stage wanted) {
        this.registry = registry;
        this.wanted = wanted;
        for (Stage stage : Stage.values()) {
            timer(stage, "error");
        }
    }

    /** Takes a run into account whose verdict stands. */
    final void decided(RunReport run) {
        String scenario = run.opening().scenario();
        Verdict verdict = run.verdict();
        Counter.builder("canary.runs")
                .description("Runs by how they ended")
                .tag("scenario", scenario)
                .tag("origin", run.opening().origin())
                .tag("verdict", verdict.outcome().code())
                .tag("stage", code(verdict.stage()))
                .tag("cause", code(verdict.cause()))
                .register(registry)
                .increment();
        run.receipts().stream().filter(Receipt::promised).forEach(one -> event(run, one));
        last(scenario).ended(run);
    }

    private void event(RunReport run, Receipt receipt) {
        Instant captured = null;
        for (StageResult result : receipt.stages()) {
            Counter.builder("canary.events")
                    .description("Promised events by the state of each stage")
                    .tag("scenario", run.opening().scenario())
                    .tag("stage", result.stage().code())
                    .tag("state", result.state().code())
                    .register(registry)
                    .increment();
            Instant at = result.at();
            if (at == null || (result.state() != State.PROVEN && result.state() != State.LATE)) {
                continue;
            }
            if (result.stage() == Stage.CAPTURED) {
                captured = at;
                took(result.stage(), receipt.kind(), run.opening().at(), at);
            } else if (captured != null) {
                took(result.stage(), receipt.kind(), captured, at);
            }
        }
        Verdict verdict = receipt.verdict();
        if (verdict.outcome() == Verdict.Outcome.FAILED && verdict.stage() != Stage.ALERTED) {
            Counter.builder("canary.events.lost")
                    .description("Promised events that did not come to be stored as they should")
                    .tag("scenario", run.opening().scenario())
                    .tag("cause", code(verdict.cause()))
                    .register(registry)
                    .increment();
        }
    }

    private void took(Stage stage, String kind, Instant from, Instant to) {
        Duration took = Duration.between(from, to);
        timer(stage, kind).record(took.isNegative() ? Duration.ZERO : took);
    }

    private Timer timer(Stage stage, String kind) {
        return Timer.builder("canary.stage")
                .description(
                        "From an event's capture to the proof of each later stage; for captured,"
                                + " from the start of its run")
                .tag("stage", stage.code())
                .tag("kind", kind)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private LastRun last(String scenario) {
        return last.computeIfAbsent(scenario, name -> new LastRun(name, wanted, registry));
    }

    private static String code(@Nullable Stage stage) {
        return stage == null ? NONE : stage.code();
    }

    private static String code(@Nullable Cause cause) {
        return cause == null ? NONE : cause.code();
    }
}
