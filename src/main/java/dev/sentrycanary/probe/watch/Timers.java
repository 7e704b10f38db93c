package dev.sentrycanary.probe.watch;

import java.time.Duration;

/** Does things later; what it is given must be quick. */
@FunctionalInterface
interface Timers {
    /**
     * Does {@code task} after {@code delay}.
     *
     * @return undoes that, as long as it has not begun
     */
    Runnable in(Duration delay, Runnable task);
}
