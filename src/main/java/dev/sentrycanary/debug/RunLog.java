package dev.sentrycanary.debug;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.receipt.Receipt;
import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.receipt.StageResult;
import dev.sentrycanary.receipt.Verdict;

/** What happened in a run, moment by moment, as its receipts tell it. */
final class RunLog {
    private static final int EVENTS = 100;

    private record Entry(Instant at, String text) {}

    private RunLog() {}

    /** One line for each moment, in their order; what has no moment stands at the end. */
    static List<String> of(RunReport run) {
        Instant start = run.opening().at();
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(start, "started by " + run.opening().origin() + promise(run)));
        if (run.endedAt() != null) {
            entries.add(new Entry(run.endedAt(), "everything is raised"));
        }
        List<String> open = new ArrayList<>();
        run.receipts().stream().limit(EVENTS).forEach(receipt -> add(receipt, entries, open));
        entries.sort(Comparator.comparing(Entry::at));
        List<String> lines = new ArrayList<>();
        for (Entry entry : entries) {
            long millis = Duration.between(start, entry.at()).toMillis();
            lines.add(
                    String.format(Locale.ROOT, "%s %+7d ms  %s", entry.at(), millis, entry.text()));
        }
        lines.addAll(open);
        int more = run.untracked() + Math.max(0, run.receipts().size() - EVENTS);
        if (more > 0) {
            lines.add(more + " more events are not listed");
        }
        lines.add("verdict: " + verdict(run.verdict()));
        return lines;
    }

    private static void add(Receipt receipt, List<Entry> entries, List<String> open) {
        String name = receipt.kind() + " " + receipt.id() + " ";
        for (StageResult stage : receipt.stages()) {
            String text = name + stage.stage().code() + " " + stage.state().code() + why(stage);
            if (stage.at() == null) {
                open.add(text);
            } else {
                entries.add(new Entry(stage.at(), text));
            }
        }
    }

    /** Evidence may quote what a far server said; it must not draw lines of its own. */
    private static String why(StageResult stage) {
        String cause = stage.cause() == null ? "" : " (" + stage.cause().code() + ")";
        StringBuilder text = new StringBuilder(cause);
        text.append(stage.evidence().isEmpty() ? "" : ": " + stage.evidence());
        stage.details().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(e -> text.append(' ').append(e.getKey()).append('=').append(e.getValue()));
        return text.toString().replaceAll("\\p{Cntrl}", " ");
    }

    private static String promise(RunReport run) {
        return ", arguments "
                + run.opening().arguments()
                + ", promises "
                + run.opening().promised();
    }

    private static String verdict(Verdict verdict) {
        return verdict.outcome().code()
                + part(" at ", verdict.stage() == null ? null : verdict.stage().code())
                + part(": ", verdict.cause() == null ? null : verdict.cause().code());
    }

    private static String part(String before, @Nullable String text) {
        return text == null ? "" : before + text;
    }
}
