package dev.sentrycanary.probe.watch;

import java.time.Instant;
import java.util.List;

import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.receipt.Verdict;

/**
 * What one round of the watch found.
 *
 * @param startedAt when it began
 * @param endedAt when the last verdict stood
 * @param runs of the scenarios, in their order
 * @param refused scenarios that could not be started, each with the reason
 * @param wanted how far each run had to be proven
 */
public record Round(
        Instant startedAt,
        Instant endedAt,
        List<RunReport> runs,
        List<Refused> refused,
        Stage wanted) {
    public Round {
        runs = List.copyOf(runs);
        refused = List.copyOf(refused);
    }

    /**
     * A scenario that was not run.
     *
     * @param scenario its name
     * @param why for people
     */
    public record Refused(String scenario, String why) {}

    /**
     * Failed when a run failed before it came as far as wanted, passed when every scenario did;
     * otherwise nobody knows.
     */
    public Verdict.Outcome outcome() {
        if (runs.stream().anyMatch(this::failed)) {
            return Verdict.Outcome.FAILED;
        }
        boolean proven = refused.isEmpty() && runs.stream().allMatch(run -> run.proven(wanted));
        return proven && !runs.isEmpty() ? Verdict.Outcome.PASSED : Verdict.Outcome.INCOMPLETE;
    }

    private boolean failed(RunReport run) {
        return run.verdict().outcome() == Verdict.Outcome.FAILED && !run.proven(wanted);
    }
}
