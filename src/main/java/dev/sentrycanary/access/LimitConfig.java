package dev.sentrycanary.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often callers may make the canary raise something. */
@ConfigMapping(prefix = "canary.limit")
public interface LimitConfig {
    /** All callers on this machine together; generous, it stops only a loop that has run away. */
    Loopback loopback();

    /** All other callers together: people and pipelines elsewhere. */
    Remote remote();

    /** The bucket of the callers on this machine. */
    interface Loopback {
        /** How many raising requests callers on this machine may send at once, 1 to 1000000. */
        @WithDefault("10000")
        int burst();

        /** How many further ones they may send each second, 1 to 1000000. */
        @WithDefault("100")
        int perSecond();
    }

    /** The bucket of all other callers. */
    interface Remote {
        /** How many raising requests callers elsewhere may send at once, 1 to 1000000. */
        @WithDefault("300")
        int burst();

        /** How many further ones they may send each second, 1 to 1000000. */
        @WithDefault("5")
        int perSecond();
    }
}
