package dev.sentrycanary.receipt;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * How an event or a run ended.
 *
 * @param outcome the word
 * @param stage where it failed, or the first stage that could not be checked
 * @param cause why
 * @param detail what is wrong with the events of a run together, where no receipt can say it
 */
public record Verdict(
        Outcome outcome, @Nullable Stage stage, @Nullable Cause cause, @Nullable String detail) {
    /** Every stage of every promised event is proven. */
    public static final Verdict PASSED = new Verdict(Outcome.PASSED, null, null, null);

    /** Evidence may still come. */
    public static final Verdict WAITING = new Verdict(Outcome.WAITING, null, null, null);

    /** The possible endings, and that there is none yet. */
    public enum Outcome {
        WAITING,
        PASSED,
        FAILED,
        INCOMPLETE;

        /** The name as in JSON and metrics. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Verdict failed(Stage stage, @Nullable Cause cause) {
        return new Verdict(Outcome.FAILED, stage, cause, null);
    }

    static Verdict failed(Stage stage, Cause cause, String detail) {
        return new Verdict(Outcome.FAILED, stage, cause, detail);
    }

    static Verdict incomplete(@Nullable Stage stage, @Nullable Cause cause) {
        return new Verdict(Outcome.INCOMPLETE, stage, cause, null);
    }

    /** Whether no further waiting is needed. */
    public boolean decided() {
        return outcome != Outcome.WAITING;
    }

    /** What the cause means, in one sentence. */
    public @Nullable String hint() {
        return cause == null ? null : cause.hint();
    }
}
