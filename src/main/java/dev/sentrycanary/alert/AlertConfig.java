package dev.sentrycanary.alert;

import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How alert webhooks are received. */
@ConfigMapping(prefix = "canary.alert")
public interface AlertConfig {
    /**
     * The secret by which webhooks are signed: in Sentry the client secret of the internal
     * integration. Without it none is believed, and the stage alerted stays unchecked. The embedded
     * inbox needs none: it makes one up at each start.
     */
    Optional<String> secret();

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
