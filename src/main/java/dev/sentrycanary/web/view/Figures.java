package dev.sentrycanary.web.view;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
public final class Figures {
    private static final int KIB = 1024;
    private static final double MILLIS = 1000;
    private static final double MINUTE = 60 * MILLIS;

    private Figures() {}

    /** For example {@code 0.40 ms}, {@code 412 ms}, {@code 1.24 s}, {@code 3 min 20 s}. */
    public static String millis(double millis) {
        if (Double.isNaN(millis) || Double.isInfinite(millis)) {
            return "?";
        }
        double size = Math.abs(millis);
        if (size < 10) {
            return format("%.2f ms", millis);
        }
        if (size < 999.5) {
            return format("%.0f ms", millis);
        }
        if (size < MINUTE) {
            return format("%.2f s", millis / MILLIS);
        }
        Duration duration = Duration.ofMillis((long) millis);
        return duration.toHours() > 0
                ? duration.toHours() + " h " + duration.toMinutesPart() + " min"
                : duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }

    /** For example {@code 10,000}. */
    public static String count(long count) {
        return format("%,d", count);
    }

    /** For example {@code 1 event}, {@code 2,310 events}. */
    public static String count(long count, String one, String many) {
        return count(count) + " " + (count == 1 ? one : many);
    }

    /** For example {@code 812 B}, {@code 1.6 KiB}, {@code 64.0 MiB}. */
    public static String bytes(long bytes) {
        if (bytes < KIB) {
            return bytes + " B";
        }
        double kib = bytes / (double) KIB;
        return kib < KIB ? format("%.1f KiB", kib) : format("%.1f MiB", kib / KIB);
    }

    /** A share of a whole in per cent for SVG attributes, for example {@code 12.345}. */
    static String percent(double percent) {
        return format("%.3f", percent);
    }

    private static String format(String pattern, Object value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
