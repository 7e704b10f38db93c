package dev.sentrycanary.sentry;

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
    /** Before any observer of the application, which may capture. */
    static final int FIRST = 1;

    /** After any observer of the application, which may still capture. */
    static final int LAST = Integer.MAX_VALUE;

    private static final org.jboss.logging.Logger LOG =
            org.jboss.logging.Logger.getLogger(Hub.class);

    private final SentryOptions options;
    private final SentryConfig config;
    private final Target target;
    private final HttpServer server;
    private @Nullable LogBridge bridge;

    Hub(SentryOptions options, SentryConfig config, Target target, HttpServer server) {
        this.options = options;
        this.config = config;
        this.target = target;
        this.server = server;
    }

    void start(@Observes @Priority(FIRST) Startup event) {
        // The constructor of the handler is the one call of Sentry.init.
        LogBridge handler = new LogBridge(options, config.logging());
        if (config.logging().enabled() && Sentry.isEnabled()) {
            root().addHandler(handler);
            bridge = handler;
        }
        if (target.isLocal() && server.getPort() > 0) {
            // Live reload keeps the server: nobody will tell of its start again.
            serverListens();
        } else if (!target.isLocal()) {
            banner();
        }
    }

    void listening(@ObservesAsync HttpServerStart event) {
        if (target.isLocal()) {
            serverListens();
        }
    }

    void stop(@Observes @Priority(LAST) Shutdown event) {
        LogBridge handler = bridge;
        if (handler != null) {
            root().removeHandler(handler);
            bridge = null;
        }
        Sentry.close();
    }

    private void serverListens() {
        target.serverListens(server.getLocalBaseUri(), options);
        banner();
    }

    private void banner() {
        String state = config.enabled() ? target.description() : "none, sentry.enabled is false";
        LOG.infof("Events go to: %s%s", state, target.isLocal() ? " (this application)" : "");
        LOG.infof("Environment %s, release %s", options.getEnvironment(), options.getRelease());
    }

    private static Logger root() {
        return LogManager.getLogManager().getLogger("");
    }
}
