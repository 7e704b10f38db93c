package dev.sentrycanary.cli.verify;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.sentrycanary.cli.terminal.ExitCode;
import dev.sentrycanary.cli.terminal.Lines;
import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.receipt.Verdict;
import dev.sentrycanary.receipt.Verdict.Outcome;

/**
 * What all scenarios come to together: the failure nearest to us is the one to look at first.
 *
 * @param results in the order in which they were raised
 * @param stage how far each had to be proven
 * @param target where events went, the key masked
 * @param took how long all of it took
 */
record Summary(List<Result> results, Stage stage, String target, Duration took) {
    Summary {
        results = List.copyOf(results);
    }

    int exitCode() {
        return decisive()
                .map(
                        one -> {
                            Stage at = one.verdict().stage();
                            return one.verdict().outcome() == Outcome.FAILED && at != null
                                    ? ExitCode.failedAt(at)
                                    : ExitCode.INCOMPLETE;
                        })
                .orElse(ExitCode.OK);
    }

    Outcome outcome() {
        return decisive().map(one -> one.verdict().outcome()).orElse(Outcome.PASSED);
    }

    /** The result that decides, empty when all passed. */
    Optional<Result> decisive() {
        return with(Outcome.FAILED).or(() -> with(Outcome.INCOMPLETE));
    }

    /** The last line. */
    String sentence() {
        long passed =
                results.stream().filter(one -> one.verdict().outcome() == Outcome.PASSED).count();
        String count = passed + " of " + results.size() + " scenarios passed";
        return decisive()
                .map(one -> word(one.verdict()) + " in " + one.scenario() + ", " + count)
                .orElseGet(
                        () ->
                                "PASSED: %s, proven as far as %s, in %s"
                                        .formatted(count, stage.code(), Lines.took(took)));
    }

    /** A verdict in a few words: {@code FAILED at stored: not_stored}. */
    static String word(Verdict verdict) {
        Stage at = verdict.stage();
        Cause cause = verdict.cause();
        return verdict.outcome().name()
                + (at == null ? "" : " at " + at.code())
                + (cause == null ? "" : ": " + cause.code());
    }

    private Optional<Result> with(Outcome outcome) {
        return results.stream()
                .filter(one -> one.verdict().outcome() == outcome)
                .min(Comparator.comparing(Summary::at));
    }

    private static Stage at(Result result) {
        Stage at = result.verdict().stage();
        return at == null ? Stage.ALERTED : at;
    }
}
