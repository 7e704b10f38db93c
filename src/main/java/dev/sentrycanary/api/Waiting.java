package dev.sentrycanary.api;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.problem.ProblemException;
import dev.sentrycanary.problem.ProblemType;

/** Reads how long a caller is willing to wait. */
final class Waiting {
    static final Duration MOST = Duration.ofSeconds(60);
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})(ms|s|m)?");

    private Waiting() {}

    /** {@code 500ms}, {@code 10s}, {@code 1m} or bare seconds; nothing means not at all. */
    static Duration parse(@Nullable String text) {
        if (text == null) {
            return Duration.ZERO;
        }
        Matcher match = FORM.matcher(text);
        if (!match.matches()) {
            throw refused();
        }
        long number = Long.parseLong(match.group(1));
        String unit = match.group(2) == null ? "s" : match.group(2);
        Duration wait =
                switch (unit) {
                    case "ms" -> Duration.ofMillis(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofSeconds(number);
                };
        if (wait.compareTo(MOST) > 0) {
            throw refused();
        }
        return wait;
    }

    private static ProblemException refused() {
        return new ProblemException(
                ProblemType.BAD_REQUEST,
                "wait must be a duration such as 500ms, 10s or 1m, and at most 60s.");
    }
}
