package dev.sentrycanary.receipt;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What stands in a receipt for one stage.
 *
 * @param stage which
 * @param state what is known
 * @param cause why it failed, is late or could not be checked
 * @param at when the evidence came
 * @param took how long the step took, where that was measured
 * @param evidence what proved it, or why nothing did
 * @param details the evidence for machines
 */
public record StageResult(
        Stage stage,
        State state,
        @Nullable Cause cause,
        @Nullable Instant at,
        @Nullable Duration took,
        String evidence,
        Map<String, String> details) {
    public StageResult {
        details = Map.copyOf(details);
    }

    static StageResult of(Fact fact) {
        return new StageResult(
                fact.stage(),
                fact.state(),
                fact.cause(),
                fact.at(),
                fact.took(),
                fact.text(),
                fact.details());
    }

    static StageResult late(Fact fact) {
        return new StageResult(
                fact.stage(),
                State.LATE,
                fact.cause() == null ? Cause.LATE : fact.cause(),
                fact.at(),
                fact.took(),
                fact.text(),
                fact.details());
    }

    static StageResult without(Stage stage, State state, @Nullable Cause cause, String why) {
        return new StageResult(stage, state, cause, null, null, why, Map.of());
    }

    /** Whether the chain ends here for good. */
    boolean broken() {
        return state == State.FAILED || state == State.LATE;
    }
}
