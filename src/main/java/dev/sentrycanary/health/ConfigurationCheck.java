package dev.sentrycanary.health;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.Sentry;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import dev.sentrycanary.sentry.SentryConfig;

/**
 * Ready when what was configured runs. Whether Sentry answers does not matter here: a dead Sentry
 * must not take the canary, which is to report it, out of service.
 */
@Readiness
@ApplicationScoped
class ConfigurationCheck implements HealthCheck {
    private final SentryConfig config;

    ConfigurationCheck(SentryConfig config) {
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        boolean running = Sentry.isEnabled();
        boolean wanted = config.enabled() && config.dsn().isPresent();
        return HealthCheckResponse.named("configuration")
                .status(running || !wanted)
                .withData("sdk", running ? "running" : "off")
                .withData("target", config.dsn().isPresent() ? "dsn" : "built-in")
                .build();
    }
}
