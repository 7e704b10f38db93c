package dev.sentrycanary.inbox;

import java.net.URI;
import java.util.OptionalInt;

import jakarta.inject.Singleton;

import io.quarkus.arc.lookup.LookupUnlessProperty;

import dev.sentrycanary.access.LoopbackPort;
import dev.sentrycanary.access.OwnAddress;
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
    private final Entrance entrance;

    EmbeddedTarget(InboxConfig config, Entrance entrance) {
        this.config = config;
        this.entrance = entrance;
    }

    /** The DSN of the inbox, key included. */
    @Override
    public String dsn(URI server) {
        URI known = OwnAddress.of(server);
        OptionalInt own = entrance.port();
        return own.isPresent()
                ? dsn("http", LoopbackPort.HOST, own.getAsInt(), known.getRawPath())
                : dsn(known.getScheme(), known.getHost(), known.getPort(), known.getRawPath());
    }

    private String dsn(String scheme, String host, int port, String path) {
        return new Dsn(
                        scheme,
                        config.key().orElse(ANY_KEY),
                        null,
                        host,
                        port,
                        path,
                        config.project())
                .reveal();
    }
}
