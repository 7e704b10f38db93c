package dev.sentrycanary.probe.target;

import java.util.Optional;

import org.eclipse.microprofile.config.Config;

/** The names by which Sentry's own tools call what is needed to read events back. */
record TargetConfig(
        Optional<String> dsn,
        Optional<String> kind,
        Optional<String> url,
        Optional<String> org,
        Optional<String> project,
        Optional<String> token) {

    static TargetConfig of(Config config) {
        return new TargetConfig(
                text(config, "sentry.dsn").or(() -> text(config, "quarkus.log.sentry.dsn")),
                text(config, "sentry.kind"),
                text(config, "sentry.url"),
                text(config, "sentry.org"),
                text(config, "sentry.project"),
                text(config, "sentry.auth-token"));
    }

    private static Optional<String> text(Config config, String name) {
        return config.getOptionalValue(name, String.class)
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
