package dev.sentrycanary.cli.doctor;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Stage;

/**
 * What one check found.
 *
 * @param check its name
 * @param stage the stage that needs it
 * @param state how it went
 * @param evidence what was seen, without secrets
 * @param cause why it failed or could not be made, in the words of a run
 */
record Finding(String check, Stage stage, State state, String evidence, @Nullable Cause cause) {
    enum State {
        OK,
        /** Works, but will bite. */
        WARNING,
        FAILED,
        /** Nobody could look. */
        UNCHECKED,
        /** There is nothing to look at. */
        SKIPPED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding ok(String check, Stage stage, String evidence) {
        return new Finding(check, stage, State.OK, evidence, null);
    }

    static Finding warning(String check, Stage stage, String evidence) {
        return new Finding(check, stage, State.WARNING, evidence, null);
    }

    static Finding failed(String check, Stage stage, Cause cause, String evidence) {
        return new Finding(check, stage, State.FAILED, evidence, cause);
    }

    static Finding unchecked(String check, Stage stage, @Nullable Cause cause, String evidence) {
        return new Finding(check, stage, State.UNCHECKED, evidence, cause);
    }

    static Finding skipped(String check, Stage stage, String evidence) {
        return new Finding(check, stage, State.SKIPPED, evidence, null);
    }
}
