package dev.sentrycanary.probe.stored;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait between two questions about the same event.
 *
 * @param steps the first pauses in turn; the last one repeats
 */
record Pauses(List<Duration> steps) {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    Pauses {
        steps = List.copyOf(steps);
    }

    /** For a target on the network, whose API counts our calls. */
    static Pauses remote() {
        return new Pauses(
                List.of(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(8)));
    }

    /** For the receiver in this very process. */
    static Pauses embedded() {
        return new Pauses(
                List.of(
                        Duration.ofMillis(2),
                        Duration.ofMillis(4),
                        Duration.ofMillis(8),
                        Duration.ofMillis(16),
                        Duration.ofMillis(32),
                        Duration.ofMillis(64),
                        Duration.ofMillis(125),
                        Duration.ofMillis(250)));
    }

    /** The pause after the question number {@code asked}, counted from 0. */
    Duration after(int asked) {
        return steps.get(Math.min(asked, steps.size() - 1));
    }

    /**
     * What the answer's headers ask for: {@code Retry-After} in seconds, or {@code
     * X-Sentry-Rate-Limit-Reset} in Unix seconds where {@code -Remaining} is used up.
     */
    static Duration asked(MultiMap headers, Instant now) {
        Duration retry = seconds(headers.get("Retry-After"));
        Duration reset = Duration.ZERO;
        if ("0".equals(headers.get("X-Sentry-Rate-Limit-Remaining"))) {
            Duration epoch = seconds(headers.get("X-Sentry-Rate-Limit-Reset"));
            reset = Duration.between(now, Instant.ofEpochSecond(epoch.toSeconds()));
        }
        Duration longer = retry.compareTo(reset) >= 0 ? retry : reset;
        return longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }

    private static Duration seconds(@Nullable String text) {
        if (text == null || !text.matches("\\d{1,12}")) {
            return Duration.ZERO;
        }
        return Duration.ofSeconds(Long.parseLong(text));
    }
}
