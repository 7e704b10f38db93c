package dev.sentrycanary.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much of Sentry's quota the canary may use. */
@ConfigMapping(prefix = "canary.budget")
public interface BudgetConfig {
    /**
     * How many events the canary may raise in any hour, whoever asks, 1 to 10000000. Counted are
     * the events that a scenario promises and the transaction around each execution; runs against
     * the embedded inbox cost nothing. It is a fuse, not a plan: set it well below what your Sentry
     * plan allows.
     */
    @WithDefault("10000")
    int eventsPerHour();
}
