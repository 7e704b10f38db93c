package dev.sentrycanary.api;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import dev.sentrycanary.probe.SuiteReport;
import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Receipt;
import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.receipt.StageResult;
import dev.sentrycanary.receipt.State;
import dev.sentrycanary.receipt.Verdict;
import dev.sentrycanary.scenario.ScenarioCatalog;

/** Runs and receipts for people at a terminal: one line for each stage. */
final class PlainText {
    private static final int SHOWN = 20;

    private PlainText() {}

    static String run(RunReport report) {
        StringBuilder text = new StringBuilder();
        text.append("run %s  %s\n".formatted(report.opening().id(), report.opening().scenario()));
        List<Receipt> promised = report.receipts().stream().filter(Receipt::promised).toList();
        promised.stream().limit(SHOWN).forEach(receipt -> append(text, receipt));
        if (promised.size() > SHOWN) {
            text.append("... and %d more events\n".formatted(promised.size() - SHOWN));
        }
        if (promised.size() > 1) {
            text.append(Counts.text(report));
        }
        return text.append(sentence(report.verdict())).append('\n').toString();
    }

    /** One line for each scenario, and the sum. */
    static String suite(SuiteReport suite) {
        StringBuilder text = new StringBuilder();
        text.append("run %s  %s\n".formatted(suite.id(), ScenarioCatalog.ALL));
        suite.parts().forEach(part -> append(text, part));
        text.append(
                "%s: %d passed, %d failed, %d incomplete, %d unsupported"
                        .formatted(
                                suite.outcome().code().toUpperCase(Locale.ROOT),
                                suite.count(Verdict.Outcome.PASSED),
                                suite.count(Verdict.Outcome.FAILED),
                                suite.count(Verdict.Outcome.INCOMPLETE),
                                suite.unsupported()));
        long waiting = suite.count(Verdict.Outcome.WAITING);
        return text.append(waiting == 0 ? "\n" : ", " + waiting + " waiting\n").toString();
    }

    private static void append(StringBuilder text, SuiteReport.Part part) {
        RunReport run = part.run();
        if (run == null) {
            String why = part.unsupported() == null ? part.refused() : part.unsupported();
            String word = part.unsupported() == null ? part.outcome().code() : "unsupported";
            text.append(line(part.scenario(), word, why == null ? "" : oneLine(why)));
            return;
        }
        Verdict verdict = run.verdict();
        Cause cause = verdict.cause();
        String evidence = Evidence.of(run).map(PlainText::oneLine).orElse("");
        text.append(
                line(
                        part.scenario(),
                        verdict.outcome().code(),
                        cause == null ? "" : "%s: %s".formatted(cause.code(), evidence)));
    }

    private static String line(String scenario, String outcome, String why) {
        return "%-14s %-12s %s".formatted(scenario, outcome.toUpperCase(Locale.ROOT), why).strip()
                + "\n";
    }

    static String receipt(Receipt receipt) {
        StringBuilder text = new StringBuilder();
        append(text, receipt);
        return text.append(sentence(receipt.verdict())).append('\n').toString();
    }

    private static void append(StringBuilder text, Receipt receipt) {
        text.append("%s %s\n".formatted(receipt.kind(), receipt.id()));
        int number = 0;
        for (StageResult stage : receipt.stages()) {
            text.append(
                    "%d %-8s %-58s %9s  %s\n"
                            .formatted(
                                    ++number,
                                    stage.stage().code(),
                                    oneLine(stage.evidence()),
                                    took(stage.took()),
                                    word(stage.state())));
        }
    }

    private static String sentence(Verdict verdict) {
        String outcome = verdict.outcome().code().toUpperCase(Locale.ROOT);
        String at = verdict.stage() == null ? "" : " at " + verdict.stage().code();
        Cause cause = verdict.cause();
        if (cause == null) {
            return outcome + at;
        }
        String detail = verdict.detail() == null ? "" : " (" + oneLine(verdict.detail()) + ")";
        return "%s%s: %s%s\n  %s\n  %s"
                .formatted(outcome, at, cause.code(), detail, cause.hint(), cause.fix());
    }

    private static String word(State state) {
        return state == State.PROVEN ? "ok" : state.code();
    }

    private static String took(@org.jspecify.annotations.Nullable Duration took) {
        return took == null ? "" : took.toMillis() + " ms";
    }

    /** Evidence may quote what a far server said; it must not draw lines of its own. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
