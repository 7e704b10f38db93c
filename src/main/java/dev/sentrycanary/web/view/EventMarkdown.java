package dev.sentrycanary.web.view;

import java.util.List;

/** An event as Markdown, to paste into an issue or to hand to an assistant. */
public final class EventMarkdown {
    private EventMarkdown() {}

    /** Title, facts, stack and tags; code blocks cannot be closed by what they hold. */
    public static String of(
            String title, List<Entry> facts, List<Thrown> thrown, List<Crumb> crumbs) {
        StringBuilder text = new StringBuilder("# ").append(line(title)).append("\n\n");
        for (Entry fact : facts) {
            text.append("- ").append(line(fact.name())).append(": ");
            text.append('`').append(line(fact.value()).replace("`", "'")).append("`\n");
        }
        for (Thrown each : thrown) {
            text.append(each.cause() ? "\n## Caused by " : "\n## ").append(line(each.type()));
            text.append("\n\n");
            block(text, each.value().isEmpty() ? "" : each.value() + "\n", each.frames());
        }
        if (!crumbs.isEmpty()) {
            text.append("\n## Breadcrumbs\n\n");
            for (Crumb crumb : crumbs) {
                When when = crumb.when();
                text.append("- ").append(when == null ? "" : when.clock() + " ");
                text.append(line(crumb.category())).append(": ").append(line(crumb.message()));
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static void block(StringBuilder text, String before, List<Frame> frames) {
        text.append("```text\n").append(before.replace("```", "'''"));
        for (Frame frame : frames) {
            text.append(frame.inApp() ? "> " : "  ")
                    .append(StackText.frame(frame).replace("```", "'''"));
            text.append('\n');
        }
        text.append("```\n");
    }

    private static String line(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }
}
