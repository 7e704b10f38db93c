package dev.sentrycanary.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/** Small pieces of text that all commands write alike. */
public final class Lines {
    private Lines() {}

    /** What a far server said may hold anything; it must not draw lines or colours of its own. */
    public static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    /** For people: {@code 84 ms}, {@code 6.2 s}. */
    public static String took(Duration took) {
        long millis = took.toMillis();
        return millis < 1_000
                ? millis + " ms"
                : String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
    }
}
