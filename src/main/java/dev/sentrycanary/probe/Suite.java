package dev.sentrycanary.probe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.receipt.Verdict;
import dev.sentrycanary.scenario.Scenario;

/** One run of each scenario. Safe for use by many threads. */
final class Suite {
    private final String id;
    private final Origin origin;
    private final Instant startedAt = Instant.now();
    private final List<SuiteReport.Part> parts = new ArrayList<>();
    private final CompletableFuture<Void> decided = new CompletableFuture<>();
    private @Nullable Instant endedAt;

    Suite(String id, Origin origin, Iterable<Scenario> scenarios) {
        this.id = id;
        this.origin = origin;
        for (Scenario scenario : scenarios) {
            parts.add(SuiteReport.Part.of(scenario));
        }
    }

    String id() {
        return id;
    }

    /** Done when every verdict stands. */
    CompletableFuture<Void> decided() {
        return decided;
    }

    /** What is known of a run of this scenario by now. */
    synchronized void saw(RunReport run) {
        replace(SuiteReport.Part.of(run));
    }

    /** A scenario could not be started. */
    synchronized void refused(String scenario, String why) {
        replace(SuiteReport.Part.refused(scenario, why));
    }

    void end() {
        synchronized (this) {
            endedAt = Instant.now();
        }
        decided.complete(null);
    }

    synchronized SuiteReport report() {
        return new SuiteReport(id, origin, startedAt, endedAt, parts, outcome());
    }

    /** The worst counts; what is unsupported is no failure and no success. */
    private Verdict.Outcome outcome() {
        if (endedAt == null) {
            return Verdict.Outcome.WAITING;
        }
        return parts.stream()
                .filter(part -> part.unsupported() == null)
                .map(SuiteReport.Part::outcome)
                .max(Comparator.comparingInt(Suite::badness))
                .orElse(Verdict.Outcome.INCOMPLETE);
    }

    private static int badness(Verdict.Outcome outcome) {
        return switch (outcome) {
            case PASSED -> 0;
            case WAITING, INCOMPLETE -> 1;
            case FAILED -> 2;
        };
    }

    private void replace(SuiteReport.Part part) {
        parts.replaceAll(old -> old.scenario().equals(part.scenario()) ? part : old);
    }
}
