package dev.sentrycanary.sentry;

import java.net.URI;
import java.time.Duration;

import jakarta.inject.Singleton;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.value.registry.ValueRegistry;
import io.quarkus.vertx.http.HttpServer;

/**
 * Where the HTTP server listens. Live reload keeps the server but forgets its address and does not
 * tell of it again; this remembers it, in a system property, because nothing else of the
 * application survives a reload.
 */
@Singleton
class ServerAddress {
    private static final String ADDRESS = "dev-mode.http-server";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 2;

    private final ValueRegistry values;

    ServerAddress(ValueRegistry values) {
        this.values = values;
    }

    /**
     * The address of the server that has just begun to listen. Each event loop tells of the start,
     * and one may do so before another has told the address: then this waits for it.
     *
     * @throws IllegalStateException when no address becomes known in time
     */
    URI await() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!values.containsKey(HttpServer.LOCAL_BASE_URI)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The HTTP server does not say where it listens");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return values.get(HttpServer.LOCAL_BASE_URI);
    }

    /** Keeps the address of the server that has just begun to listen. */
    void remember(URI address) {
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            System.setProperty(ADDRESS, address.toString());
        }
    }

    /** Tells the address again to all who ask for it, when this is a reload. */
    void restore() {
        String address = System.getProperty(ADDRESS);
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT
                && address != null
                && !values.containsKey(HttpServer.HTTP_PORT)) {
            URI server = URI.create(address);
            values.register(HttpServer.HTTP_PORT, server.getPort());
            values.register(HttpServer.LOCAL_BASE_URI, server);
        }
    }
}
