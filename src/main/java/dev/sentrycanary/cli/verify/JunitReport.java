package dev.sentrycanary.cli.verify;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Receipt;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.receipt.StageResult;
import dev.sentrycanary.receipt.State;
import dev.sentrycanary.receipt.Verdict;
import dev.sentrycanary.receipt.Verdict.Outcome;

/**
 * The result as JUnit's XML, as CI servers read it: a test case for each stage of each scenario.
 * What could not be checked is an error, because it was asked for.
 */
final class JunitReport {
    private JunitReport() {}

    static void print(Summary summary, PrintStream out) {
        List<Case> cases = new ArrayList<>();
        summary.results().forEach(result -> add(cases, result, summary.stage()));
        out.println("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        out.printf(
                Locale.ROOT,
                "<testsuite name=\"sentry-canary verify\" tests=\"%d\" failures=\"%d\""
                        + " errors=\"%d\" skipped=\"%d\" time=\"%.3f\">%n",
                cases.size(),
                count(cases, "failure"),
                count(cases, "error"),
                count(cases, "skipped"),
                summary.took().toMillis() / 1_000.0);
        cases.forEach(one -> one.print(out));
        out.printf("  <system-out>%s</system-out>%n", escape(summary.sentence()));
        out.println("</testsuite>");
        out.flush();
    }

    private static void add(List<Case> cases, Result result, Stage last) {
        Verdict verdict = result.verdict();
        for (Stage stage : Stage.values()) {
            List<StageResult> all =
                    result.run().receipts().stream()
                            .filter(Receipt::promised)
                            .flatMap(receipt -> receipt.stages().stream())
                            .filter(one -> one.stage() == stage)
                            .toList();
            boolean decisive = stage == verdict.stage();
            if (stage.compareTo(last) <= 0 && (decisive || !all.isEmpty())) {
                cases.add(of(result.scenario(), stage, all, decisive ? verdict : null));
            }
        }
        if (verdict.outcome() == Outcome.INCOMPLETE && verdict.stage() == null) {
            cases.add(new Case(result.scenario(), "verdict", 0, "error", "incomplete", "unproven"));
        }
    }

    private static Case of(
            String scenario, Stage stage, List<StageResult> all, @Nullable Verdict decisive) {
        double seconds =
                all.stream()
                                .map(StageResult::took)
                                .filter(took -> took != null)
                                .mapToLong(Duration::toMillis)
                                .max()
                                .orElse(0)
                        / 1_000.0;
        String evidence = String.join("\n", all.stream().map(StageResult::evidence).toList());
        if (decisive != null) {
            Cause cause = decisive.cause();
            return new Case(
                    scenario,
                    stage.code(),
                    seconds,
                    decisive.outcome() == Outcome.FAILED ? "failure" : "error",
                    cause == null ? "unproven" : cause.code(),
                    cause == null
                            ? evidence
                            : String.join("\n", cause.hint(), cause.fix(), evidence));
        }
        boolean proven = all.stream().allMatch(one -> one.state() == State.PROVEN);
        return new Case(
                scenario, stage.code(), seconds, proven ? "" : "skipped", "not proven", evidence);
    }

    private static long count(List<Case> cases, String kind) {
        return cases.stream().filter(one -> one.kind.equals(kind)).count();
    }

    private static String escape(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]|[\\uD800-\\uDFFF\\uFFFE\\uFFFF]", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private record Case(
            String scenario, String stage, double seconds, String kind, String type, String text) {
        void print(PrintStream out) {
            out.printf(
                    Locale.ROOT,
                    "  <testcase classname=\"canary.%s\" name=\"%s\" time=\"%.3f\">%n",
                    escape(scenario),
                    stage,
                    seconds);
            String first = text.lines().findFirst().orElse("");
            if (kind.equals("skipped")) {
                out.printf("    <skipped message=\"%s\"/>%n", escape(first));
            } else if (!kind.isEmpty()) {
                out.printf(
                        "    <%s type=\"%s\" message=\"%s\">%s</%s>%n",
                        kind, type, escape(first), escape(text), kind);
            }
            out.println("  </testcase>");
        }
    }
}
