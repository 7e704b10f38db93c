package dev.sentrycanary.sentry;

import java.util.logging.LogRecord;

import io.sentry.SentryOptions;
import io.sentry.jul.SentryHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.sentry.transport.SenderThread;

/**
 * Log records as events, breadcrumbs and structured logs. Creating one initialises the SDK: the
 * handler of sentry-jul does that in its constructor.
 */
final class LogBridge extends SentryHandler {
    private static final String OWN = LogBridge.class.getPackageName();

    private static final ThreadLocal<@Nullable Boolean> PUBLISHING = new ThreadLocal<>();

    LogBridge(SentryOptions options, SentryConfig.LoggingConfig config) {
        super(options, false);
        // A handler without such a formatter gets its records already formatted, without template.
        setFormatter(FormattedRecord.FORMATTER);
        setLevel(java.util.logging.Level.ALL);
        setMinimumEventLevel(config.minimumEventLevel());
        setMinimumBreadcrumbLevel(config.minimumBreadcrumbLevel());
        setMinimumLevel(config.minimumLevel());
    }

    @Override
    public void publish(LogRecord record) {
        // What the SDK's callbacks log while a record is on its way must not come back here.
        if (PUBLISHING.get() != null
                || isOwn(record.getLoggerName())
                || Thread.currentThread() instanceof SenderThread) {
            return;
        }
        PUBLISHING.set(true);
        try {
            super.publish(record instanceof ExtLogRecord ext ? new FormattedRecord(ext) : record);
        } finally {
            PUBLISHING.remove();
        }
    }

    private static boolean isOwn(@Nullable String logger) {
        return logger != null && logger.startsWith(OWN);
    }

    /** The hub closes the SDK, within its own time limit; log handlers are closed at odd times. */
    @Override
    public void close() {}
}
