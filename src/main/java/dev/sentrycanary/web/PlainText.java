package dev.sentrycanary.web;

import java.util.List;
import java.util.Locale;

import dev.sentrycanary.web.view.Crumb;
import dev.sentrycanary.web.view.Dot;
import dev.sentrycanary.web.view.Entry;
import dev.sentrycanary.web.view.EventRow;
import dev.sentrycanary.web.view.FlameGraph;
import dev.sentrycanary.web.view.RunRow;
import dev.sentrycanary.web.view.Section;
import dev.sentrycanary.web.view.SpanRow;
import dev.sentrycanary.web.view.StackText;
import dev.sentrycanary.web.view.When;

/** The pages for curl: one line for each row, nothing that a terminal would obey. */
final class PlainText {
    private PlainText() {}

    static String list(Listing listing, String dsn) {
        StringBuilder text = new StringBuilder();
        line(text, "%s: %s", listing.shelf().title(), listing.summary());
        if (listing.rows().isEmpty()) {
            line(text, "");
            line(text, "%s", silence(listing));
            listing.mistakes().forEach(mistake -> line(text, "%s", mistake));
            line(text, "DSN: %s", dsn);
        }
        rows(text, listing.rows());
        if (listing.next() != null) {
            line(text, "");
            line(text, "next page: %s", listing.next());
        }
        return text.toString();
    }

    private static String silence(Listing listing) {
        return listing.held() > 0
                ? "None of the " + listing.held() + " " + listing.shelf().noun() + " is like this."
                : "The canary is silent because nothing was sent.";
    }

    static void rows(StringBuilder text, List<EventRow> rows) {
        if (!rows.isEmpty()) {
            line(text, "");
        }
        for (EventRow row : rows) {
            String title = row.strong().isEmpty() ? row.title() : row.strong() + ": " + row.title();
            line(
                    text,
                    "%-12s %-11s %-10s %-4s  %s  %s",
                    row.when().relative(),
                    row.kindWord(),
                    row.levelWord(),
                    marks(row.dots()),
                    row.id(),
                    title);
        }
    }

    static String runs(List<RunRow> runs) {
        StringBuilder text = new StringBuilder();
        line(text, "Runs, newest first: %d", runs.size());
        line(text, "");
        for (RunRow run : runs) {
            line(
                    text,
                    "%-12s %-18s %-10s %-4s %9s  %s  %s",
                    run.when().relative(),
                    run.scenario(),
                    run.outcome(),
                    marks(run.dots()),
                    run.duration(),
                    run.id(),
                    run.cause() == null ? "" : run.cause().code());
        }
        return text.toString();
    }

    static String run(RunView run) {
        StringBuilder text = new StringBuilder();
        RunRow row = run.row();
        line(
                text,
                "Run %s: %s, started %s by %s",
                row.id(),
                row.scenario(),
                row.when().iso(),
                row.origin());
        line(text, "%s", row.sentence());
        if (row.cause() != null) {
            line(text, "Cause: %s. %s", row.cause().code(), row.cause().hint());
            line(text, "Next step: %s", row.cause().fix());
        }
        for (RunView.Traced event : run.events()) {
            line(text, "");
            line(text, "%s %s", event.kind(), event.id());
            receipt(text, event.dots());
        }
        return text.toString();
    }

    static String suite(SuiteView suite) {
        StringBuilder text = new StringBuilder();
        line(text, "All scenarios, run %s: %s", suite.id(), suite.outcome());
        line(text, "%s", suite.sentence());
        line(text, "");
        for (SuiteView.Part part : suite.parts()) {
            RunRow run = part.run();
            line(
                    text,
                    "%-18s %-11s %-4s %9s  %s%s",
                    part.scenario(),
                    part.outcome(),
                    run == null ? "" : marks(run.dots()),
                    run == null ? "" : run.duration(),
                    run == null ? "" : run.id(),
                    part.why());
        }
        return text.toString();
    }

    static String event(EventView view) {
        StringBuilder text = new StringBuilder();
        EventRow row = view.row();
        String type = view.type().isEmpty() ? row.strong() : view.type();
        line(text, "%s", type.isEmpty() ? row.title() : type + ": " + row.title());
        line(text, "%s %s, %s", row.kindWord(), row.id(), view.near().text());
        receipt(text, row.dots());
        line(text, "");
        for (Entry fact : view.facts()) {
            line(text, "%-12s %s", fact.name(), fact.value());
        }
        for (NavItem link : view.links()) {
            line(text, "%-12s %s", link.title(), link.url());
        }
        text.append('\n').append(safe(StackText.of(view.thrown())));
        for (SpanRow span : view.waterfall().rows()) {
            line(
                    text,
                    "%9s %9s  %s%s %s",
                    span.start(),
                    span.duration(),
                    "  ".repeat(span.indent()),
                    span.span().op(),
                    span.span().description());
        }
        for (Crumb crumb : view.crumbs()) {
            When when = crumb.when();
            String clock = when == null ? "" : when.clock();
            line(text, "%s %-8s %s: %s", clock, crumb.level(), crumb.category(), crumb.message());
        }
        for (Section section : view.sections()) {
            line(text, "%n%s", section.title());
            section.entries().forEach(e -> line(text, "  %s = %s", e.name(), e.value()));
        }
        FlameGraph flame = view.flame();
        text.append(flame == null ? "" : safe(flame.text()));
        return text.append(safe(view.raw())).toString();
    }

    private static void receipt(StringBuilder text, List<Dot> dots) {
        for (Dot dot : dots) {
            String at = dot.when() == null ? "" : dot.when().clock();
            line(
                    text,
                    "  %-9s %-11s %-12s %9s  %s",
                    dot.stage(),
                    dot.word(),
                    at,
                    dot.delta(),
                    dot.evidence());
        }
    }

    /** One letter for each stage. */
    private static String marks(List<Dot> dots) {
        StringBuilder marks = new StringBuilder();
        for (Dot dot : dots) {
            marks.append(
                    switch (dot.state()) {
                        case "proven" -> '+';
                        case "failed" -> 'x';
                        case "late" -> '!';
                        case "unchecked" -> '?';
                        default -> '.';
                    });
        }
        return marks.toString();
    }

    static void line(StringBuilder text, String format, Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof String value) {
                values[i] = safe(value).replace('\n', ' ');
            }
        }
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }

    /** Terminals obey control characters, and what we print was written by strangers. */
    private static String safe(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        c -> {
                            boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
                            safe.appendCodePoint(control || Direction.turnedBy(c) ? '\uFFFD' : c);
                        });
        return safe.toString();
    }
}
