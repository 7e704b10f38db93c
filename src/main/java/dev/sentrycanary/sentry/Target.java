package dev.sentrycanary.sentry;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

import io.sentry.RequestDetails;
import io.sentry.RequestDetailsResolver;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;

/**
 * Where events go: a DSN from configuration, the fallback within this application, or nowhere. The
 * fallback's real address is known only once the HTTP server listens; until then events wait.
 */
final class Target {
    /** A stand-in for the port; nothing is sent to it. */
    private static final URI UNKNOWN = URI.create("http://localhost:9");

    private final @Nullable String dsn;
    private final @Nullable FallbackTarget fallback;
    private final @Nullable CompletableFuture<RequestDetails> details;
    private volatile @Nullable String localDsn;

    Target(@Nullable String dsn, @Nullable FallbackTarget fallback) {
        this.dsn = dsn;
        this.fallback = dsn == null ? fallback : null;
        this.details = this.fallback == null ? null : new CompletableFuture<>();
    }

    /** The DSN to start the SDK with; empty when there is no target. */
    String initialDsn() {
        if (dsn != null) {
            return dsn;
        }
        return fallback == null ? "" : fallback.dsn(UNKNOWN);
    }

    /** The address to come, or null when the DSN of the options is final. */
    @Nullable CompletableFuture<RequestDetails> details() {
        return details;
    }

    /** Whether events leave this application. */
    boolean isRemote() {
        return dsn != null;
    }

    boolean isLocal() {
        return fallback != null;
    }

    /** Lets what has waited go to the fallback. */
    void serverListens(URI server, SentryOptions options) {
        FallbackTarget receiver = fallback;
        CompletableFuture<RequestDetails> waiting = details;
        if (receiver != null && waiting != null && !waiting.isDone()) {
            String known = receiver.dsn(server);
            localDsn = known;
            waiting.complete(
                    new RequestDetailsResolver(known, options.getSentryClientName()).resolve());
        }
    }

    /** For people: a configured DSN with its key masked, our own in full. */
    String description() {
        String local = localDsn;
        if (local != null) {
            return local;
        }
        return dsn == null ? "none" : Secrets.mask(dsn);
    }
}
