package dev.sentrycanary.sentry;

import java.util.ArrayList;
import java.util.List;

import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.TypeCheckHint;
import io.sentry.protocol.Message;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/** Gives an event of a log record its template and parameters back: Sentry groups by them. */
final class LogTemplates implements EventProcessor {
    @Override
    public SentryEvent process(SentryEvent event, Hint hint) {
        Message message = event.getMessage();
        if (message != null
                && hint.get(TypeCheckHint.SENTRY_SYNTHETIC_EXCEPTION)
                        instanceof FormattedRecord formatted) {
            ExtLogRecord record = formatted.original();
            message.setFormatted(formatted.getMessage());
            message.setMessage(record.getMessage());
            message.setParams(texts(record.getParameters()));
        }
        return event;
    }

    private static List<String> texts(@Nullable Object @Nullable [] parameters) {
        List<String> texts = new ArrayList<>();
        if (parameters != null) {
            for (Object parameter : parameters) {
                texts.add(String.valueOf(parameter));
            }
        }
        return texts;
    }
}
