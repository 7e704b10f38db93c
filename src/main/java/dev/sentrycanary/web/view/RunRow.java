package dev.sentrycanary.web.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Receipt;
import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.receipt.StageResult;
import dev.sentrycanary.receipt.Verdict;

/**
 * One run as the page shows it.
 *
 * @param id its id
 * @param scenario what it raised
 * @param origin who started it
 * @param outcome the verdict's word
 * @param sentence the verdict in words
 * @param cause why it did not pass
 * @param dots the receipt that decides: the first broken one, else the first promised one
 * @param events how many events it sent
 * @param when when it started
 * @param millis from the start to the last evidence, NaN without any
 */
public record RunRow(
        String id,
        String scenario,
        String origin,
        String outcome,
        String sentence,
        @Nullable Cause cause,
        List<Dot> dots,
        int events,
        When when,
        double millis) {
    public RunRow {
        dots = List.copyOf(dots);
    }

    /** Reads a run at {@code now}. */
    public static RunRow of(RunReport run, Instant now) {
        Receipt receipt = telling(run);
        double millis = millis(run);
        return new RunRow(
                run.opening().id(),
                run.opening().scenario(),
                run.opening().origin(),
                run.verdict().outcome().code(),
                sentence(run.verdict(), millis) + detail(run.verdict()),
                run.verdict().cause(),
                receipt == null ? List.of() : Dot.of(receipt, now),
                run.receipts().size() + run.untracked(),
                new When(run.opening().at(), now),
                millis);
    }

    /** The mark that goes with the outcome. */
    public String tone() {
        return Tone.of(outcome);
    }

    /** How long it took, in words. */
    public String duration() {
        return Double.isNaN(millis) ? "" : Figures.millis(millis);
    }

    private static String detail(Verdict verdict) {
        return verdict.detail() == null ? "" : " (" + verdict.detail() + ")";
    }

    private static String sentence(Verdict verdict, double millis) {
        String stage = verdict.stage() == null ? "" : verdict.stage().code();
        return switch (verdict.outcome()) {
            case PASSED -> "Passed: every stage proven in " + Figures.millis(millis);
            case FAILED -> stage.isEmpty() ? "Failed" : "Failed: not " + stage;
            case INCOMPLETE ->
                    stage.isEmpty() ? "Incomplete" : "Incomplete: " + stage + " unchecked";
            case WAITING -> "Waiting for evidence";
        };
    }

    private static @Nullable Receipt telling(RunReport run) {
        Receipt first = null;
        for (Receipt receipt : run.receipts()) {
            if (receipt.promised()) {
                if (receipt.verdict().outcome() == run.verdict().outcome()) {
                    return receipt;
                }
                first = first == null ? receipt : first;
            }
        }
        return first;
    }

    private static double millis(RunReport run) {
        Instant last =
                run.receipts().stream()
                        .flatMap(receipt -> receipt.stages().stream())
                        .map(StageResult::at)
                        .filter(at -> at != null)
                        .max(Instant::compareTo)
                        .orElse(null);
        return last == null
                ? Double.NaN
                : Math.max(0, Duration.between(run.opening().at(), last).toNanos() / 1e6);
    }
}
