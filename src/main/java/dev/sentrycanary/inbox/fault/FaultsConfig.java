package dev.sentrycanary.inbox.fault;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether the inbox may be told to misbehave. */
@ConfigMapping(prefix = "canary.inbox.faults")
public interface FaultsConfig {
    /** Off, there is no way to cause a fault. */
    @WithDefault("false")
    boolean enabled();
}
