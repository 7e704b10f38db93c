package dev.sentrycanary.probe.stored;

import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/** What Sentry says of an endpoint that it takes away: since when, and what has its place. */
final class Retirement {
    private static final int LONGEST = 200;

    private Retirement() {}

    /** To be put behind the status; empty where the answer's headers tell nothing. */
    static String told(MultiMap headers) {
        return words(", deprecated since ", headers.get("X-Sentry-Deprecation-Date"))
                + words(", replaced by ", headers.get("X-Sentry-Replacement-Endpoint"));
    }

    private static String words(String before, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return "";
        }
        String text = value.replaceAll("\\p{Cntrl}", " ").strip();
        return before + text.substring(0, Math.min(LONGEST, text.length()));
    }
}
