package dev.sentrycanary.sentry;

import java.util.logging.LogRecord;

import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/**
 * A JBoss record whose message is already formatted: sentry-jul knows one format style at a time,
 * JBoss marks each record with its own.
 */
final class FormattedRecord extends LogRecord {
    private static final long serialVersionUID = 1L;

    static final ExtFormatter FORMATTER =
            new ExtFormatter() {
                @Override
                public String format(ExtLogRecord record) {
                    return formatMessage(record);
                }
            };

    private final transient ExtLogRecord original;

    FormattedRecord(ExtLogRecord original) {
        super(original.getLevel(), FORMATTER.formatMessage(original));
        this.original = original;
        setLoggerName(original.getLoggerName());
        setInstant(original.getInstant());
        setThrown(original.getThrown());
        setLongThreadID(original.getLongThreadID());
    }

    ExtLogRecord original() {
        return original;
    }
}
