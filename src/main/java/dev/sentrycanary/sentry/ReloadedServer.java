package dev.sentrycanary.sentry;

import java.net.URI;

import jakarta.inject.Singleton;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.value.registry.ValueRegistry;
import io.quarkus.vertx.http.HttpServer;

/**
 * Live reload keeps the HTTP server but forgets where it listens and does not tell of it again;
 * this remembers, in a system property, because nothing else of the application survives a reload.
 */
@Singleton
class ReloadedServer {
    private static final String ADDRESS = "dev-mode.http-server";

    private final ValueRegistry values;

    ReloadedServer(ValueRegistry values) {
        this.values = values;
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
