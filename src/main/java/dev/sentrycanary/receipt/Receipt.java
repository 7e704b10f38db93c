package dev.sentrycanary.receipt;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The evidence for one event.
 *
 * @param id the event id, or a name of ours for an event that was dropped before it had one
 * @param eventId 32 lower-case hex digits, where the event had an id
 * @param run the run that raised it
 * @param kind its data category, for example {@code error}
 * @param promised whether the scenario promised events of this kind; others do not decide the run
 * @param openedAt when it was first heard of
 * @param stages the stages that apply to its kind, in order
 */
public record Receipt(
        String id,
        @Nullable String eventId,
        String run,
        String kind,
        boolean promised,
        Instant openedAt,
        List<StageResult> stages) {
    public Receipt {
        stages = List.copyOf(stages);
    }

    /** What is known of one of the stages that apply. */
    StageResult at(Stage stage) {
        return stages.stream()
                .filter(result -> result.stage() == stage)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(kind + " has no " + stage));
    }

    /** The verdict on this event alone: the first broken stage counts. */
    public Verdict verdict() {
        for (StageResult stage : stages) {
            if (stage.broken()) {
                return Verdict.failed(stage.stage(), stage.cause());
            }
        }
        for (StageResult stage : stages) {
            if (stage.state() == State.WAITING) {
                return Verdict.WAITING;
            }
        }
        for (StageResult stage : stages) {
            if (stage.state() == State.UNCHECKED) {
                return Verdict.incomplete(stage.stage(), stage.cause());
            }
        }
        return Verdict.PASSED;
    }
}
