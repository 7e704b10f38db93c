package dev.sentrycanary.inbox;

import java.util.List;
import java.util.Locale;

/** The severities that Sentry knows, of events and of log records. */
public final class Levels {
    /** From the least to the most severe; a {@code warn} is what logs call a warning. */
    public static final List<String> NAMES =
            List.of(
                    "trace",
                    "debug",
                    "log",
                    "info",
                    "warn",
                    "warning",
                    "error",
                    "critical",
                    "fatal");

    private Levels() {}

    /** Whether {@code name} is one of them, in whatever case. */
    public static boolean know(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT));
    }
}
