package dev.sentrycanary.inbox.fault;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A fault that is on.
 *
 * @param kind what goes wrong
 * @param left how often it still happens; {@link #ALWAYS} for as long as it is on
 * @param until when it ends by itself; null for never
 * @param delay how late, for kinds that delay
 * @param text what reappears, for {@link FaultKind#STORE_UNSCRUBBED}
 */
public record Fault(
        FaultKind kind, int left, @Nullable Instant until, Duration delay, @Nullable String text) {
    static final int ALWAYS = Integer.MAX_VALUE;

    boolean isOver(Instant now) {
        return left <= 0 || (until != null && !now.isBefore(until));
    }

    Fault once() {
        return left == ALWAYS ? this : new Fault(kind, left - 1, until, delay, text);
    }
}
