package dev.sentrycanary.inbox.ring;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import dev.sentrycanary.sentry.HttpUrlConverter;

/** How the inbox rings. */
@ConfigMapping(prefix = "canary.inbox.alert")
public interface RingConfig {
    /** Whether it rings at all. */
    @WithDefault("true")
    boolean enabled();

    /** Where webhooks go; by default to this application. */
    Optional<@WithConverter(HttpUrlConverter.class) String> url();

    /** The name of the alert rule that the webhooks tell. */
    @WithDefault("canary")
    String rule();
}
