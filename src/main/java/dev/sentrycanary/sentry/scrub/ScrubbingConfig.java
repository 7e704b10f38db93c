package dev.sentrycanary.sentry.scrub;

import java.util.Optional;
import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the scrubber treats as secret. */
@ConfigMapping(prefix = "sentry.scrubbing")
public interface ScrubbingConfig {
    /** Whether secrets are taken out of everything that is sent to Sentry. */
    @WithDefault("true")
    boolean enabled();

    /** Further words that make a key secret wherever they occur in it, in any case. */
    Optional<Set<String>> extraKeys();

    /** Keys that are never secret by name, in any case; a trailing {@code *} stands for any end. */
    Optional<Set<String>> safeKeys();
}
