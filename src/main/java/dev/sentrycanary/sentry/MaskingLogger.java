package dev.sentrycanary.sentry;

import java.util.Locale;

import io.sentry.ILogger;
import io.sentry.SentryLevel;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The SDK's own words in our log, with keys of DSNs and of authorization headers masked. The SDK
 * prints the whole DSN when it starts.
 */
final class MaskingLogger implements ILogger {
    private static final Logger LOG = Logger.getLogger("io.sentry");

    @Override
    public void log(SentryLevel level, String message, @Nullable Object @Nullable ... args) {
        log(level, null, message, args);
    }

    @Override
    public void log(SentryLevel level, String message, @Nullable Throwable throwable) {
        log(level, throwable, message);
    }

    @Override
    public void log(
            SentryLevel level,
            @Nullable Throwable throwable,
            String message,
            @Nullable Object @Nullable ... args) {
        if (!isEnabled(level)) {
            return;
        }
        String text = Secrets.mask(format(message, args));
        // A stack trace would print the causes' messages unmasked.
        String cause = throwable == null ? "" : ": " + Secrets.mask(throwable.toString());
        LOG.log(translate(level), text + cause);
    }

    @Override
    public boolean isEnabled(@Nullable SentryLevel level) {
        return level != null && LOG.isEnabled(translate(level));
    }

    private static String format(String message, @Nullable Object @Nullable [] args) {
        if (args == null || args.length == 0) {
            return message;
        }
        try {
            return String.format(Locale.ROOT, message, args);
        } catch (RuntimeException e) {
            return message;
        }
    }

    private static Logger.Level translate(SentryLevel level) {
        return switch (level) {
            case DEBUG -> Logger.Level.DEBUG;
            case INFO -> Logger.Level.INFO;
            case WARNING -> Logger.Level.WARN;
            case ERROR -> Logger.Level.ERROR;
            case FATAL -> Logger.Level.FATAL;
        };
    }
}
