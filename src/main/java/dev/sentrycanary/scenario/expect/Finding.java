package dev.sentrycanary.scenario.expect;

import org.jspecify.annotations.Nullable;

/**
 * What one expectation found in one event.
 *
 * @param description what should hold
 * @param reason why it does not; null when it does
 */
public record Finding(String description, @Nullable String reason) {
    /** Whether the expectation holds. */
    public boolean holds() {
        return reason == null;
    }
}
