package dev.sentrycanary.web.view;

import java.util.List;

/** Stacks as plain text. */
public final class StackText {
    private StackText() {}

    /** One frame on one line. */
    public static String frame(Frame frame) {
        String place = frame.place().isEmpty() ? "" : frame.place() + " in ";
        String line = frame.line().isEmpty() ? "" : " at line " + frame.line();
        return (place + frame.function() + line).replace('\n', ' ').replace('\r', ' ');
    }

    /** All exceptions of a chain; frames of the application are marked. */
    public static String of(List<Thrown> chain) {
        StringBuilder text = new StringBuilder();
        for (Thrown thrown : chain) {
            text.append(thrown.cause() ? "Caused by " : "").append(thrown.type());
            text.append(thrown.value().isEmpty() ? "" : ": " + thrown.value()).append('\n');
            for (FrameGroup group : thrown.groups()) {
                if (group.folded()) {
                    text.append("      … ").append(group.label()).append('\n');
                } else {
                    for (Frame frame : group.frames()) {
                        text.append(frame.inApp() ? "    > " : "      ").append(frame(frame));
                        text.append('\n');
                    }
                }
            }
            if (thrown.hidden() > 0) {
                text.append("      … ").append(thrown.hiddenText()).append('\n');
            }
        }
        return text.toString();
    }
}
