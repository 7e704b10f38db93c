package dev.sentrycanary.sentry;

import java.util.logging.LogManager;
import java.util.logging.Logger;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Singleton;

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

    private final SentryOptions options;
    private final SentryConfig config;
    private @Nullable LogBridge bridge;

    Hub(SentryOptions options, SentryConfig config) {
        this.options = options;
        this.config = config;
    }

    void start(@Observes @Priority(FIRST) Startup event) {
        // The constructor of the handler is the one call of Sentry.init.
        LogBridge handler = new LogBridge(options, config.logging());
        if (config.logging().enabled()) {
            root().addHandler(handler);
            bridge = handler;
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

    private static Logger root() {
        return LogManager.getLogManager().getLogger("");
    }
}
