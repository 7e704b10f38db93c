package dev.sentrycanary.web;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.probe.SuiteReport;
import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.receipt.Verdict;
import dev.sentrycanary.web.view.Figures;
import dev.sentrycanary.web.view.RunRow;
import dev.sentrycanary.web.view.Tone;
import dev.sentrycanary.web.view.When;

/**
 * One run of each scenario.
 *
 * @param id its id
 * @param outcome the verdict's word over all
 * @param sentence how many ended how
 * @param when when it started
 * @param parts one for each scenario
 */
public record SuiteView(String id, String outcome, String sentence, When when, List<Part> parts) {
    public SuiteView {
        parts = List.copyOf(parts);
    }

    static SuiteView of(SuiteReport suite, Instant now) {
        return new SuiteView(
                suite.id(),
                suite.outcome().code(),
                sentence(suite),
                new When(suite.startedAt(), now),
                suite.parts().stream().map(part -> Part.of(part, now)).toList());
    }

    /** The mark that goes with the outcome. */
    public String tone() {
        return Tone.of(outcome);
    }

    private static String sentence(SuiteReport suite) {
        StringBuilder text = new StringBuilder();
        for (Verdict.Outcome outcome : Verdict.Outcome.values()) {
            add(text, suite.count(outcome), outcome.code());
        }
        add(text, suite.unsupported(), "not possible here");
        return text.toString();
    }

    private static void add(StringBuilder text, long count, String word) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : ", ").append(Figures.count(count));
            text.append(' ').append(word);
        }
    }

    /**
     * One scenario.
     *
     * @param scenario its name
     * @param outcome how its run ended, in one word
     * @param run its run, or null while it has none
     * @param why why it has none, may be empty
     */
    public record Part(String scenario, String outcome, @Nullable RunRow run, String why) {
        static Part of(SuiteReport.Part part, Instant now) {
            RunReport run = part.run();
            String unsupported = part.unsupported();
            String refused = part.refused();
            if (unsupported != null) {
                return new Part(part.scenario(), "unsupported", null, "Not here: " + unsupported);
            }
            return new Part(
                    part.scenario(),
                    refused == null ? part.outcome().code() : "refused",
                    run == null ? null : RunRow.of(run, now),
                    refused == null ? "" : refused);
        }

        /** The mark that goes with the outcome. */
        public String tone() {
            return Tone.of(outcome);
        }
    }
}
