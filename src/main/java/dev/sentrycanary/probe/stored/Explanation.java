package dev.sentrycanary.probe.stored;

import org.jspecify.annotations.Nullable;

/**
 * Sentry's own word on what became of events like ours.
 *
 * @param outcome Sentry's outcome, for example {@code filtered}, {@code rate_limited}, {@code
 *     invalid}; null when it tells none but accepted ones
 * @param reason its reason, for example {@code error-message}
 */
record Explanation(@Nullable String outcome, @Nullable String reason) {
    static final Explanation NONE = new Explanation(null, null);
}
