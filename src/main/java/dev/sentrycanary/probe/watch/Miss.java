package dev.sentrycanary.probe.watch;

import java.util.Locale;

/** Why what was due did not happen. */
public enum Miss {
    /** The round before was still at work. */
    OVERLAP,
    /** The process was asleep, or far too busy. */
    LATE,
    /** A run was refused, for example for want of budget. */
    REFUSED;

    /** The name as in JSON and metrics. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
