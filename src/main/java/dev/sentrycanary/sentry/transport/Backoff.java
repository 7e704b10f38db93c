package dev.sentrycanary.sentry.transport;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to leave a failing target alone: longer after each failure, up to a bound, and never as
 * long as others who failed at the same time. Then one attempt at a time until one succeeds.
 * Guarded by the queue's lock; times are of {@link System#nanoTime}.
 */
final class Backoff {
    private static final long FIRST = Duration.ofMillis(200).toNanos();
    private static final long LONGEST = Duration.ofSeconds(10).toNanos();
    private static final int DOUBLINGS = 6;

    private final DoubleSupplier random;
    private int failures;
    private long notBefore;
    private long lastFailure;
    private long lastSuccess;
    private boolean everSucceeded;

    /**
     * @param random from 0 to 1
     */
    Backoff(DoubleSupplier random) {
        this.random = random;
    }

    /** An attempt that began at {@code started} failed. */
    void failed(long started, long now) {
        // Attempts that were under way together are one failure.
        if (failures == 0 || started - lastFailure >= 0) {
            failures++;
            long full = Math.min(LONGEST, FIRST << Math.min(failures - 1, DOUBLINGS));
            notBefore = now + (long) (full * (0.5 + 0.5 * random.getAsDouble()));
        }
        lastFailure = now;
    }

    void succeeded(long now) {
        failures = 0;
        lastSuccess = now;
        everSucceeded = true;
    }

    /** Lets the next attempt go at once. */
    void hurry(long now) {
        notBefore = now;
    }

    /** Nanoseconds until an attempt may begin, 0 for now. */
    long delay(long now) {
        return failures == 0 ? 0 : Math.max(0, notBefore - now);
    }

    /** Whether the last attempt failed. */
    boolean failing() {
        return failures > 0;
    }

    /**
     * Whether more than one attempt in a row has failed: this is not a single broken connection.
     */
    boolean outage() {
        return failures > 1;
    }

    boolean failedSince(long nanos) {
        return failures > 0 && lastFailure - nanos >= 0;
    }

    boolean succeededSince(long nanos) {
        return everSucceeded && lastSuccess - nanos >= 0;
    }
}
