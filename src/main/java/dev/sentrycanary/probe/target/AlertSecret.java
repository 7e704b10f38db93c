package dev.sentrycanary.probe.target;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The secret between the one who sends alerts and us. The embedded inbox needs none to be
 * configured: it and the receiver share one that is made up at each start.
 */
@ApplicationScoped
public class AlertSecret {
    private static final int BYTES = 32;

    private final @Nullable String configured;
    private final String generated;

    AlertSecret(@ConfigProperty(name = "canary.alert.secret") Optional<String> configured) {
        this.configured = configured.filter(secret -> !secret.isBlank()).orElse(null);
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        this.generated = HexFormat.of().formatHex(random);
    }

    /** The secret of a Sentry elsewhere; null when none is configured. */
    public @Nullable String configured() {
        return configured;
    }

    /** The secret of the embedded inbox. */
    public String embedded() {
        return configured == null ? generated : configured;
    }
}
