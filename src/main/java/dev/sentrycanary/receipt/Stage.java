package dev.sentrycanary.receipt;

import java.util.List;
import java.util.Locale;

/** How far an event has come, in this order. */
public enum Stage {
    /** The SDK kept the event. */
    CAPTURED,
    /** The ingest took the envelope. */
    ACCEPTED,
    /** Sentry shows the event, with everything in it. */
    STORED,
    /** Somebody was told. */
    ALERTED;

    private static final List<Stage> ALL = List.of(values());
    private static final List<Stage> WITHOUT_ALERT = List.of(CAPTURED, ACCEPTED, STORED);

    /** The name as in JSON and metrics. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The cause of a failure when nothing was heard until the deadline. */
    public Cause silence() {
        return switch (this) {
            case CAPTURED -> Cause.NOTHING_CAPTURED;
            case ACCEPTED -> Cause.NOT_SENT;
            case STORED -> Cause.NOT_STORED;
            case ALERTED -> Cause.NOT_ALERTED;
        };
    }

    /** The stages that events of this data category pass; only errors make alerts ring. */
    public static List<Stage> of(String kind) {
        return kind.equals("error") ? ALL : WITHOUT_ALERT;
    }
}
