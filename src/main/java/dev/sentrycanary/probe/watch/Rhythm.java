package dev.sentrycanary.probe.watch;

import java.time.Instant;

/** When rounds are due. */
@FunctionalInterface
interface Rhythm {
    /** The first moment later than {@code after}. */
    Instant next(Instant after);
}
