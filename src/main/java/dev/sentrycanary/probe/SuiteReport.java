package dev.sentrycanary.probe;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.receipt.Verdict;
import dev.sentrycanary.scenario.Scenario;

/**
 * One run of each scenario, as far as it has come.
 *
 * @param id 32 lower-case hex digits
 * @param origin who started it
 * @param endedAt when the last verdict stood
 * @param parts one for each scenario, in the order of their names
 * @param outcome passed only where every supported scenario passed
 */
public record SuiteReport(
        String id,
        Origin origin,
        Instant startedAt,
        @Nullable Instant endedAt,
        List<Part> parts,
        Verdict.Outcome outcome) {
    public SuiteReport {
        parts = List.copyOf(parts);
    }

    /** How many supported scenarios ended so. */
    public long count(Verdict.Outcome ending) {
        return parts.stream()
                .filter(part -> part.unsupported() == null && part.outcome() == ending)
                .count();
    }

    /** How many scenarios cannot run here. */
    public long unsupported() {
        return parts.stream().filter(part -> part.unsupported() != null).count();
    }

    /**
     * What became of one scenario.
     *
     * @param scenario its name
     * @param run its run, or null while it has none
     * @param unsupported why it cannot run here, or null where it can
     * @param refused why it could not be started this time, or null where it could
     */
    public record Part(
            String scenario,
            @Nullable RunReport run,
            @Nullable String unsupported,
            @Nullable String refused) {

        static Part of(Scenario scenario) {
            return new Part(scenario.name(), null, scenario.unsupported().orElse(null), null);
        }

        static Part of(RunReport run) {
            return new Part(run.opening().scenario(), run, null, null);
        }

        static Part refused(String scenario, String why) {
            return new Part(scenario, null, null, why);
        }

        /** How its run ended; incomplete where it could not be started. */
        public Verdict.Outcome outcome() {
            if (refused != null) {
                return Verdict.Outcome.INCOMPLETE;
            }
            RunReport report = run;
            return report == null ? Verdict.Outcome.WAITING : report.verdict().outcome();
        }
    }
}
