package dev.sentrycanary.sentry;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The end of the application. */
@ConfigMapping(prefix = "canary.shutdown")
public interface ShutdownConfig {
    /**
     * How long the end waits for events on their way; what is left stays in the spool. By default
     * what {@code sentry.shutdown-timeout} says.
     */
    @WithDefault("${sentry.shutdown-timeout:5s}")
    Duration flush();
}
