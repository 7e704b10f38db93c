package dev.sentrycanary.access;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Holds up to {@code burst} permits, starts full and refills evenly. */
final class TokenBucket {
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final int burst;
    private final double perNano;
    private final LongSupplier nanoTime;
    private double permits;
    private long refilledAt;

    TokenBucket(int burst, int perSecond, LongSupplier nanoTime) {
        this.burst = burst;
        this.perNano = perSecond / NANOS;
        this.nanoTime = nanoTime;
        this.permits = burst;
        this.refilledAt = nanoTime.getAsLong();
    }

    /** Takes one permit where there is one. */
    synchronized Permit take() {
        long now = nanoTime.getAsLong();
        permits = Math.min(burst, permits + (now - refilledAt) * perNano);
        refilledAt = now;
        boolean granted = permits >= 1;
        if (granted) {
            permits -= 1;
        }
        return new Permit(
                granted,
                burst,
                (int) permits,
                secondsFor(burst - permits),
                granted ? 0 : Math.max(1, secondsFor(1 - permits)));
    }

    private long secondsFor(double missing) {
        return (long) Math.ceil(missing / perNano / NANOS);
    }
}
