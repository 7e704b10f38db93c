package dev.sentrycanary.web.view;

import java.util.Locale;

/** Which of the few marks a level or status gets. */
public final class Tone {
    private Tone() {}

    /** {@code bad}, {@code warn}, {@code good} or {@code calm}. */
    public static String of(String level) {
        return switch (level.toLowerCase(Locale.ROOT)) {
            case "fatal",
                    "error",
                    "failed",
                    "crashed",
                    "abnormal",
                    "unhandled",
                    "internal_error",
                    "missed" ->
                    "bad";
            case "warning", "warn", "late", "incomplete", "timeout" -> "warn";
            case "ok", "passed", "exited" -> "good";
            default -> "calm";
        };
    }
}
