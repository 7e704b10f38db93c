package dev.sentrycanary.receipt;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence about one stage of one event.
 *
 * @param stage what it is about
 * @param state {@code PROVEN}, {@code FAILED} or {@code UNCHECKED}; the ledger derives the others
 * @param cause why, where it failed or could not be checked; of a proof, why it came late
 * @param at when it was learnt
 * @param took how long the step itself took, where that was measured
 * @param text the evidence in a few words, without secrets
 * @param details the same for machines, keys in snake_case
 */
public record Fact(
        Stage stage,
        State state,
        @Nullable Cause cause,
        Instant at,
        @Nullable Duration took,
        String text,
        Map<String, String> details) {

    /** Of several facts on one stage the greatest counts, in whatever order they came. */
    static final Comparator<Fact> WEIGHT =
            Comparator.comparingInt(Fact::rank)
                    .thenComparing(Fact::at, Comparator.reverseOrder())
                    .thenComparing(Fact::text)
                    .thenComparing(fact -> String.valueOf(fact.cause))
                    .thenComparing(fact -> String.valueOf(fact.took))
                    .thenComparing(fact -> fact.details.toString());

    public Fact {
        details = Collections.unmodifiableMap(new TreeMap<>(details));
        if (state == State.WAITING || state == State.LATE) {
            throw new IllegalArgumentException("No evidence can say " + state);
        }
        if (state == State.FAILED && cause == null) {
            throw new IllegalArgumentException("A failure needs a cause");
        }
    }

    /** The stage was reached. */
    public static Fact proven(Stage stage, Instant at, @Nullable Duration took, String text) {
        return new Fact(stage, State.PROVEN, null, at, took, text, Map.of());
    }

    /** The stage was reached, but only after it had been missed: late, whatever the deadline. */
    public static Fact provenAfter(
            Stage stage, Cause cause, Instant at, @Nullable Duration took, String text) {
        return new Fact(stage, State.PROVEN, cause, at, took, text, Map.of());
    }

    /** The stage was missed. */
    public static Fact failed(
            Stage stage, Cause cause, Instant at, @Nullable Duration took, String text) {
        return new Fact(stage, State.FAILED, cause, at, took, text, Map.of());
    }

    /** Nobody could look at the stage. */
    public static Fact unchecked(Stage stage, @Nullable Cause cause, Instant at, String text) {
        return new Fact(stage, State.UNCHECKED, cause, at, null, text, Map.of());
    }

    /** The same fact with details for machines. */
    public Fact with(Map<String, String> more) {
        return new Fact(stage, state, cause, at, took, text, more);
    }

    private int rank() {
        if (state == State.FAILED) {
            return cause != null && cause.decisive() ? 3 : 1;
        }
        return state == State.PROVEN ? 2 : 0;
    }
}
