package dev.sentrycanary.probe;

import java.util.Locale;

/** Who started a run. */
public enum Origin {
    HTTP,
    SCHEDULE,
    VERIFY;

    /** The name as in JSON and metrics. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
