package dev.sentrycanary.inbox;

import java.util.Optional;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether this application is a Sentry itself. */
@Singleton
public class InboxState {
    private final boolean enabled;

    InboxState(
            InboxConfig config,
            @ConfigProperty(name = "sentry.dsn") Optional<String> dsn,
            @ConfigProperty(name = "quarkus.log.sentry.dsn") Optional<String> fallbackDsn) {
        boolean elsewhere = dsn.isPresent() || fallbackDsn.isPresent();
        this.enabled = config.enabled().orElse(!elsewhere);
    }

    /** True when the inbox receives. */
    public boolean enabled() {
        return enabled;
    }
}
