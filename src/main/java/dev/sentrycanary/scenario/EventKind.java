package dev.sentrycanary.scenario;

import java.util.Locale;

/** What kind of telemetry an event is, by the names of Sentry's data categories. */
public enum EventKind {
    ERROR,
    TRANSACTION,
    MONITOR,
    FEEDBACK,
    SESSION,
    LOG_ITEM,
    TRACE_METRIC,
    PROFILE_CHUNK,
    ATTACHMENT;

    /** The data category as Sentry writes it, for example {@code error}. */
    public String category() {
        return name().toLowerCase(Locale.ROOT);
    }
}
