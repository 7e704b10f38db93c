package dev.sentrycanary.inbox;

import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import dev.sentrycanary.sentry.CountConverter;

/** The embedded Sentry. */
@ConfigMapping(prefix = "canary.inbox")
public interface InboxConfig {
    // Converters check the values: one constraint of Bean Validation on a configuration would make
    // each start build a second validator.

    /** Whether the inbox receives; by default exactly when no Sentry DSN is configured. */
    Optional<Boolean> enabled();

    /**
     * The DSN key that clients outside this machine must send. Without it they are refused; clients
     * on this machine may send any key.
     */
    Optional<String> key();

    /** Whether clients on this machine, too, must send the configured key and project id. */
    @WithDefault("false")
    boolean enforceKey();

    /** The project id of the DSN that the inbox gives out. */
    @WithConverter(ProjectConverter.class)
    @WithDefault("1")
    String project();

    /** How many events to hold; the oldest make room. */
    @WithConverter(CountConverter.class)
    @WithDefault("10000")
    int maxEvents();

    /** How many bytes of decompressed envelopes to hold; the oldest make room. */
    @WithDefault("64M")
    MemorySize maxBytes();

    /** The largest envelope to take, compressed or not. */
    @WithDefault("32M")
    MemorySize maxEnvelopeSize();

    /** How many bytes of bodies may be on their way in at once, over all connections. */
    @WithDefault("96M")
    MemorySize maxPending();

    /** How long a client may take to send one body. */
    @WithDefault("30s")
    Duration readTimeout();

    /** How many calls may wait for events at once. */
    @WithConverter(CountConverter.class)
    @WithDefault("100")
    int maxWaiters();
}
