package dev.sentrycanary.access;

import java.util.function.LongSupplier;

/** One bucket for the callers on this machine and one for all others. */
final class RateLimits {
    private static final int MOST = 1_000_000;

    private final TokenBucket loopback;
    private final TokenBucket remote;

    RateLimits(LimitConfig config, LongSupplier nanoTime) {
        var near = config.loopback();
        var far = config.remote();
        loopback =
                new TokenBucket(
                        Range.check("canary.limit.loopback.burst", near.burst(), MOST),
                        Range.check("canary.limit.loopback.per-second", near.perSecond(), MOST),
                        nanoTime);
        remote =
                new TokenBucket(
                        Range.check("canary.limit.remote.burst", far.burst(), MOST),
                        Range.check("canary.limit.remote.per-second", far.perSecond(), MOST),
                        nanoTime);
    }

    Permit take(Caller caller) {
        return (caller == Caller.LOOPBACK ? loopback : remote).take();
    }
}
