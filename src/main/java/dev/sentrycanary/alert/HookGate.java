package dev.sentrycanary.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** Decides whether a webhook is what it says it is. */
final class HookGate {
    private final Clock clock;
    private final Duration freshness;
    private final SeenHooks seen;

    HookGate(Clock clock, Duration freshness, SeenHooks seen) {
        this.clock = clock;
        this.freshness = freshness;
        this.seen = seen;
    }

    HookVerdict judge(
            @Nullable String secret,
            byte[] body,
            @Nullable String signature,
            @Nullable String timestamp,
            @Nullable String requestId) {
        if (secret == null) {
            return HookVerdict.NO_SECRET;
        }
        if (signature == null) {
            return HookVerdict.UNSIGNED;
        }
        if (!HookSignature.matches(secret, body, signature)) {
            return HookVerdict.FORGED;
        }
        if (!isFresh(timestamp)) {
            return HookVerdict.STALE;
        }
        if (requestId == null || requestId.isBlank()) {
            return HookVerdict.NO_REQUEST_ID;
        }
        return seen.isNew(requestId, signature) ? HookVerdict.GENUINE : HookVerdict.REPLAYED;
    }

    private boolean isFresh(@Nullable String timestamp) {
        if (timestamp == null || !timestamp.matches("\\d{1,12}")) {
            return false;
        }
        Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(sent, clock.instant()).abs().compareTo(freshness) <= 0;
    }
}
