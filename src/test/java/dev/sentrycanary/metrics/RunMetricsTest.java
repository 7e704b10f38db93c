package dev.sentrycanary.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Opening;
import dev.sentrycanary.receipt.Receipt;
import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.receipt.StageResult;
import dev.sentrycanary.receipt.State;
import dev.sentrycanary.receipt.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RunMetricsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RunMetrics metrics = new RunMetrics(registry, Stage.ALERTED);

    /** An event that is proven as far as {@code proven} and has {@code then} after that. */
    private static Receipt receipt(Instant at, int proven, State then, Cause cause) {
        List<StageResult> stages = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            int number = stage.ordinal();
            State state =
                    number < proven ? State.PROVEN : number == proven ? then : State.UNCHECKED;
            stages.add(
                    new StageResult(
                            stage,
                            state,
                            number == proven ? cause : null,
                            state == State.UNCHECKED ? null : at.plusSeconds(number * 10L),
                            null,
                            "seen",
                            Map.of()));
        }
        return new Receipt("id", "id", "run", "error", true, at, stages);
    }

    private static RunReport run(Instant at, int promised, Receipt... receipts) {
        Verdict verdict = Verdict.PASSED;
        for (Receipt receipt : receipts) {
            verdict = receipt.verdict() == Verdict.PASSED ? verdict : receipt.verdict();
        }
        return new RunReport(
                new Opening("run", "burst", "http", Map.of("error", promised), at),
                at,
                List.of(receipts),
                0,
                verdict);
    }

    private double last(String verdict, String stage) {
        return registry.get("canary.last.verdict")
                .tags("scenario", "burst", "verdict", verdict, "stage", stage)
                .gauge()
                .value();
    }

    private double gauge(String name) {
        return registry.get(name).tag("scenario", "burst").gauge().value();
    }

    @Test
    void a_passed_run_is_the_last_verdict_and_the_last_success() {
        metrics.decided(run(NOW, 1, receipt(NOW, 4, State.PROVEN, null)));
        assertThat(last("passed", "none")).isEqualTo(1);
        assertThat(last("failed", "stored")).isZero();
        assertThat(gauge("canary.last.success.timestamp")).isEqualTo(NOW.getEpochSecond());
        assertThat(gauge("canary.loss.ratio")).isZero();
        assertThat(
                        registry.get("canary.runs")
                                .tags("verdict", "passed", "stage", "none", "cause", "none")
                                .counter()
                                .count())
                .isEqualTo(1);
    }

    @Test
    void durations_count_from_the_capture_of_the_event() {
        metrics.decided(run(NOW, 1, receipt(NOW, 4, State.PROVEN, null)));
        assertThat(
                        registry.get("canary.stage")
                                .tags("stage", "alerted", "kind", "error")
                                .timer()
                                .totalTime(java.util.concurrent.TimeUnit.SECONDS))
                .isEqualTo(Duration.ofSeconds(30).toSeconds());
    }

    @Test
    void a_failed_run_names_its_stage_and_is_no_success() {
        metrics.decided(run(NOW, 1, receipt(NOW, 2, State.FAILED, Cause.NOT_STORED)));
        assertThat(last("failed", "stored")).isEqualTo(1);
        assertThat(last("passed", "none")).isZero();
        assertThat(gauge("canary.last.success.timestamp")).isZero();
        assertThat(gauge("canary.last.run.timestamp")).isEqualTo(NOW.getEpochSecond());
        assertThat(
                        registry.get("canary.events.lost")
                                .tags("scenario", "burst", "cause", "not_stored")
                                .counter()
                                .count())
                .isEqualTo(1);
    }

    @Test
    void the_loss_ratio_counts_events_that_never_were_heard_of_too() {
        metrics.decided(
                run(
                        NOW,
                        4,
                        receipt(NOW, 4, State.PROVEN, null),
                        receipt(NOW, 3, State.FAILED, Cause.NOT_ALERTED),
                        receipt(NOW, 1, State.FAILED, Cause.RATE_LIMITED)));
        assertThat(gauge("canary.loss.ratio")).isCloseTo(0.5, within(0.001));
    }

    @Test
    void a_run_that_began_earlier_does_not_replace_a_newer_verdict() {
        metrics.decided(run(NOW, 1, receipt(NOW, 4, State.PROVEN, null)));
        Instant before = NOW.minusSeconds(60);
        metrics.decided(run(before, 1, receipt(before, 2, State.FAILED, Cause.NOT_STORED)));
        assertThat(last("passed", "none")).isEqualTo(1);
    }

    @Test
    void where_the_alert_is_not_wanted_its_failure_is_no_failure() {
        SimpleMeterRegistry other = new SimpleMeterRegistry();
        RunMetrics modest = new RunMetrics(other, Stage.STORED);
        modest.decided(run(NOW, 1, receipt(NOW, 3, State.FAILED, Cause.NOT_ALERTED)));
        assertThat(other.get("canary.last.success.timestamp").gauge().value())
                .isEqualTo(NOW.getEpochSecond());
    }
}
