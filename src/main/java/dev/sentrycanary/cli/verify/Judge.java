package dev.sentrycanary.cli.verify;

import java.util.List;

import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Receipt;
import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.receipt.StageResult;
import dev.sentrycanary.receipt.State;
import dev.sentrycanary.receipt.Verdict;
import dev.sentrycanary.receipt.Verdict.Outcome;

/** Decides a run by the stages that were asked for; what lies beyond them does not count. */
final class Judge {
    private final Stage last;

    Judge(Stage last) {
        this.last = last;
    }

    /** The verdict as far as it is known. */
    Verdict of(RunReport run) {
        Verdict whole = run.verdict();
        Stage at = whole.stage();
        if (whole.outcome() == Outcome.FAILED && at != null && at.compareTo(last) <= 0) {
            return whole;
        }
        List<StageResult> asked = asked(run);
        for (StageResult stage : asked) {
            if (stage.state() == State.FAILED || stage.state() == State.LATE) {
                return new Verdict(Outcome.FAILED, stage.stage(), stage.cause(), null);
            }
        }
        if (run.endedAt() == null || missing(run) || has(asked, State.WAITING)) {
            return Verdict.WAITING;
        }
        for (StageResult stage : asked) {
            if (stage.state() == State.UNCHECKED) {
                return new Verdict(Outcome.INCOMPLETE, stage.stage(), stage.cause(), null);
            }
        }
        return asked.isEmpty() || run.untracked() > 0
                ? new Verdict(Outcome.INCOMPLETE, null, null, null)
                : Verdict.PASSED;
    }

    /** The verdict when no more time is left: what is not proven by now has failed. */
    Verdict atTheEnd(RunReport run) {
        Verdict verdict = of(run);
        if (verdict.outcome() != Outcome.WAITING) {
            return verdict;
        }
        Stage open =
                asked(run).stream()
                        .filter(stage -> stage.state() == State.WAITING)
                        .map(StageResult::stage)
                        .min(Stage::compareTo)
                        .orElse(Stage.CAPTURED);
        Cause cause =
                run.endedAt() == null && open == Stage.CAPTURED
                        ? Cause.INTERRUPTED
                        : open.silence();
        return new Verdict(Outcome.FAILED, open, cause, null);
    }

    /** A failure stands as it was told; what is heard of it later must not contradict it. */
    Verdict afterwards(Verdict told, RunReport run) {
        return told.outcome() == Outcome.FAILED ? told : atTheEnd(run);
    }

    /** Whether the ingest has answered for all promised events, so that another run may begin. */
    boolean accepted(RunReport run) {
        return new Judge(Stage.ACCEPTED).of(run).decided();
    }

    boolean isAsked(StageResult stage) {
        return stage.stage().compareTo(last) <= 0;
    }

    private List<StageResult> asked(RunReport run) {
        return run.receipts().stream()
                .filter(Receipt::promised)
                .flatMap(receipt -> receipt.stages().stream())
                .filter(this::isAsked)
                .toList();
    }

    private static boolean has(List<StageResult> stages, State state) {
        return stages.stream().anyMatch(stage -> stage.state() == state);
    }

    private static boolean missing(RunReport run) {
        return run.untracked() == 0
                && run.opening().promised().entrySet().stream()
                        .anyMatch(
                                promise ->
                                        run.receipts().stream()
                                                        .filter(
                                                                one ->
                                                                        one.kind()
                                                                                .equals(
                                                                                        promise
                                                                                                .getKey()))
                                                        .count()
                                                < promise.getValue());
    }
}
