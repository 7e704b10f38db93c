package dev.sentrycanary.probe.target;

import java.net.URI;
import java.util.Optional;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.HttpServer;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.access.OwnAddress;
import dev.sentrycanary.receipt.Deadlines;
import dev.sentrycanary.sentry.FallbackTarget;
import dev.sentrycanary.sentry.SentryConfig;
import dev.sentrycanary.wire.Dsn;

/** Makes the target out of configuration: one today. */
@Singleton
public class Targets {
    /** What the embedded inbox calls itself; it takes any name. */
    private static final String EMBEDDED = "canary";

    private final SentryConfig config;
    private final Deadlines deadlines;
    private final AlertSecret secret;
    private final Instance<FallbackTarget> fallback;
    private final HttpServer server;
    private volatile @Nullable Target current;

    Targets(
            SentryConfig config,
            Deadlines deadlines,
            AlertSecret secret,
            Instance<FallbackTarget> fallback,
            HttpServer server) {
        this.config = config;
        this.deadlines = deadlines;
        this.secret = secret;
        this.fallback = fallback;
        this.server = server;
    }

    /** The Sentry under test; empty when there is none, or the embedded one does not listen yet. */
    public Optional<Target> current() {
        Target known = current;
        if (known == null) {
            known = config.dsn().map(this::elsewhere).orElseGet(this::embedded);
            current = known;
        }
        return Optional.ofNullable(known);
    }

    private Target elsewhere(String text) {
        Dsn dsn = Dsn.parse(text);
        return new Target(
                dsn,
                kind(config.kind()),
                config.url().map(ApiBase::of).orElseGet(() -> ApiBase.of(dsn)),
                config.org().orElse(null),
                config.project().orElse(null),
                config.authToken().orElse(null),
                secret.configured(),
                deadlines);
    }

    private @Nullable Target embedded() {
        if (!fallback.isResolvable() || server.getPort() <= 0) {
            return null;
        }
        URI server = OwnAddress.of(this.server.getLocalBaseUri());
        Dsn dsn = Dsn.parse(fallback.get().dsn(server));
        return new Target(
                dsn,
                TargetKind.INBOX,
                server,
                EMBEDDED,
                dsn.project(),
                EMBEDDED,
                secret.embedded(),
                deadlines);
    }

    private static TargetKind kind(SentryConfig.Kind configured) {
        return switch (configured) {
            case SENTRY -> TargetKind.SENTRY;
            case BUGSINK -> TargetKind.BUGSINK;
            case INBOX -> TargetKind.INBOX;
        };
    }
}
