package dev.sentrycanary.sentry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.sentrycanary.sentry.transport.spool.SpoolSettings;

/**
 * Events on disk from their capture until Sentry has answered, so that they outlive an outage and
 * the end of the process. Not used while the embedded inbox is the target.
 */
@ConfigMapping(prefix = "canary.spool")
public interface SpoolConfig {
    /** The directory; unset means that what waits for Sentry lives in memory only. */
    Optional<Path> dir();

    /** How much the directory may hold; what does not fit waits in memory. */
    @WithDefault("256M")
    MemorySize maxSize();

    /** How old an event may become before it is given up; Sentry refuses those above 30 days. */
    @WithDefault("7d")
    Duration maxAge();

    /** The same for the transport, or nothing when the spool is off. */
    default Optional<SpoolSettings> settings() {
        return dir().map(
                        folder ->
                                new SpoolSettings(
                                        folder.toAbsolutePath(),
                                        maxSize().asLongValue(),
                                        maxAge()));
    }
}
