package dev.sentrycanary.sentry.transport;

import java.util.Locale;

/** Why an envelope was given up by the transport itself, other than for the target's answer. */
public enum Lost {
    /** The memory's bound was reached, and the disk could not take it. */
    FULL,
    /** It grew too old. */
    EXPIRED,
    /** It failed time and again while others got through. */
    UNDELIVERABLE,
    /** It could not be read back from disk. */
    DAMAGED,
    /** The process ended, and it was in memory only. */
    SHUTDOWN;

    /** The name as in metrics. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
