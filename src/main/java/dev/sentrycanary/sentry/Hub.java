package dev.sentrycanary.sentry;

import java.net.URI;
import java.util.logging.LogManager;
import java.util.logging.Logger;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;

/** Starts the SDK once, before anything of the application, and closes it after everything. */
@Singleton
class Hub {
    /**
     * Before any observer of the application, which may capture, and before the scheduler, which
     * starts at 0 and whose jobs may fail at once.
     */
    static final int FIRST = -1;

    /** After any observer of the application, which may still capture. */
    static final int LAST = Integer.MAX_VALUE;

    private final SentryOptions options;
    private final SentryConfig config;
    private final Target target;
    private final HttpServer server;
    private final ServerAddress address;
    private final Banner banner;
    private @Nullable LogBridge bridge;

    Hub(
            SentryOptions options,
            SentryConfig config,
            Target target,
            HttpServer server,
            ServerAddress address,
            Banner banner) {
        this.options = options;
        this.config = config;
        this.target = target;
        this.server = server;
        this.address = address;
        this.banner = banner;
    }

    void start(@Observes @Priority(FIRST) Startup event) {
        SdkIdentity identity = SdkIdentity.of(options);
        // The constructor of the handler is the one call of Sentry.init.
        LogBridge handler = new LogBridge(options, config.logging());
        identity.assume(options);
        if (config.logging().enabled() && Sentry.isEnabled()) {
            root().addHandler(handler);
            bridge = handler;
        }
        address.restore();
        if (server.getPort() > 0) {
            serverListens(server.getLocalBaseUri());
        }
    }

    void listening(@ObservesAsync HttpServerStart event) throws InterruptedException {
        URI listening = address.await();
        address.remember(listening);
        serverListens(listening);
    }

    void stop(@Observes @Priority(LAST) Shutdown event) {
        LogBridge handler = bridge;
        if (handler != null) {
            root().removeHandler(handler);
            bridge = null;
        }
        Sentry.close();
    }

    private void serverListens(URI listening) {
        target.serverListens(listening, options);
        banner.print();
    }

    private static Logger root() {
        return LogManager.getLogManager().getLogger("");
    }
}
