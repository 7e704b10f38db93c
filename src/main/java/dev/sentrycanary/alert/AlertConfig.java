package dev.sentrycanary.alert;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How alert webhooks are received. The secret itself belongs to the target. */
@ConfigMapping(prefix = "canary.alert")
public interface AlertConfig {
    /** How old, or how far in the future, a webhook's timestamp may be. */
    @WithDefault("5m")
    Duration freshness();

    /** The largest webhook that is read. */
    @WithDefault("2M")
    MemorySize maxSize();

    /** How many webhooks are remembered to notice that one comes twice. */
    @WithDefault("10000")
    int remembered();
}
