package dev.sentrycanary.receipt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The facts on one event. Guarded by the ledger's lock. */
final class EventTrack {
    private final String id;
    private final @Nullable String eventId;
    private final String run;
    private final String kind;
    private final boolean promised;
    private final Map<Stage, Fact> facts = new EnumMap<>(Stage.class);
    private Instant openedAt;
    private @Nullable Receipt view;
    private Instant viewUntil = Instant.MIN;

    EventTrack(
            String id,
            @Nullable String eventId,
            String run,
            String kind,
            boolean promised,
            Instant openedAt) {
        this.id = id;
        this.eventId = eventId;
        this.run = run;
        this.kind = kind;
        this.promised = promised;
        this.openedAt = openedAt;
    }

    String run() {
        return run;
    }

    /** Says whether the fact changed anything. */
    boolean add(Fact fact) {
        Instant before = openedAt;
        view = null;
        if (fact.at().isBefore(openedAt)) {
            openedAt = fact.at();
        }
        Fact old = facts.get(fact.stage());
        if (old != null && Fact.WEIGHT.compare(old, fact) >= 0) {
            return !before.equals(openedAt);
        }
        facts.put(fact.stage(), fact);
        return true;
    }

    /** As it stands now. Between two facts only a deadline changes it, so it is kept until then. */
    Receipt view(Instant now, Deadlines deadlines) {
        Receipt known = view;
        if (known == null || now.isAfter(viewUntil)) {
            known = fresh(now, deadlines);
            view = known;
        }
        return known;
    }

    private Receipt fresh(Instant now, Deadlines deadlines) {
        Fact captured = facts.get(Stage.CAPTURED);
        Instant start =
                captured != null && captured.state() == State.PROVEN ? captured.at() : openedAt;
        List<StageResult> stages = new ArrayList<>();
        @Nullable Stage broken = null;
        viewUntil = Instant.MAX;
        for (Stage stage : Stage.of(kind)) {
            Instant deadline = start.plus(deadlines.of(stage));
            StageResult result = result(stage, deadline, now, broken);
            stages.add(result);
            if (broken == null && result.broken()) {
                broken = stage;
            }
            if (result.state() == State.WAITING && deadline.isBefore(viewUntil)) {
                viewUntil = deadline;
            }
        }
        return new Receipt(id, eventId, run, kind, promised, openedAt, stages);
    }

    private StageResult result(Stage stage, Instant deadline, Instant now, @Nullable Stage broken) {
        Fact fact = facts.get(stage);
        if (fact != null) {
            boolean late =
                    stage != Stage.CAPTURED
                            && fact.state() == State.PROVEN
                            && (fact.cause() != null || fact.at().isAfter(deadline));
            return late ? StageResult.late(fact) : StageResult.of(fact);
        }
        if (broken != null) {
            return StageResult.without(
                    stage, State.UNCHECKED, null, "not reached: it was not " + broken.code());
        }
        return now.isAfter(deadline)
                ? StageResult.without(
                        stage, State.LATE, stage.silence(), "nothing heard by " + deadline)
                : StageResult.without(stage, State.WAITING, null, "until " + deadline);
    }
}
