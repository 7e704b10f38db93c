package dev.sentrycanary.receipt;

import java.util.Locale;

/** What is known of one stage of one event. */
public enum State {
    /** No evidence yet, and time left. */
    WAITING,
    /** There is evidence, and it came in time. */
    PROVEN,
    /** There is evidence that it went wrong, or none when the deadline passed. */
    FAILED,
    /** There is evidence, but it came after the deadline. */
    LATE,
    /** Nobody could look. Never a success. */
    UNCHECKED;

    /** The name as in JSON and metrics. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
