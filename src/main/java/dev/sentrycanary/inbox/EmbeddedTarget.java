package dev.sentrycanary.inbox;

import java.net.URI;

import jakarta.inject.Singleton;

import io.quarkus.arc.lookup.LookupUnlessProperty;

import dev.sentrycanary.sentry.FallbackTarget;
import dev.sentrycanary.wire.Dsn;

/**
 * The inbox as the Sentry that this very application reports to while no other is configured. With
 * the inbox switched off there is none.
 */
@Singleton
@LookupUnlessProperty(name = "canary.inbox.enabled", stringValue = "false", lookupIfMissing = true)
public class EmbeddedTarget implements FallbackTarget {
    /** What Sentry calls the organization; the inbox takes any. */
    public static final String ORGANIZATION = "canary";

    private static final String ANY_KEY = "canary";

    private final InboxConfig config;

    EmbeddedTarget(InboxConfig config) {
        this.config = config;
    }

    /** The DSN of the inbox, key included. */
    @Override
    public String dsn(URI server) {
        String host = server.getHost();
        // Localhost may resolve to an address family that the server does not listen on.
        return new Dsn(
                        server.getScheme(),
                        config.key().orElse(ANY_KEY),
                        null,
                        "localhost".equals(host) || "0.0.0.0".equals(host) ? "127.0.0.1" : host,
                        server.getPort(),
                        server.getPath().replaceAll("/+$", ""),
                        config.project())
                .reveal();
    }
}
