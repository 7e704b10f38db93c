package dev.sentrycanary.probe.watch;

import java.time.Duration;
import java.time.Instant;

/**
 * Due at the start and at equal distances from it.
 *
 * @param start when the first round is due
 * @param period from one to the next
 */
record Every(Instant start, Duration period) implements Rhythm {
    @Override
    public Instant next(Instant after) {
        long passed = Math.floorDiv(Duration.between(start, after).toMillis(), period.toMillis());
        return start.plus(period.multipliedBy(passed + 1));
    }
}
