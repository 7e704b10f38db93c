package dev.sentrycanary.probe.stored;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.probe.alerted.AlertCheck;
import dev.sentrycanary.probe.alerted.StoredIn;
import dev.sentrycanary.probe.target.Target;
import dev.sentrycanary.probe.target.TargetKind;
import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Fact;
import dev.sentrycanary.receipt.Receipt;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.receipt.Stage;

/** Follows accepted events into the store of one target. */
final class StoredCheck {
    private static final Duration LONGEST_LEAD = Duration.ofSeconds(2);
    private static final Pauses LATE = new Pauses(List.of(Duration.ofSeconds(1)));

    private final Vertx vertx;
    private final Clock clock;
    private final ReceiptLedger ledger;
    private final Target target;
    private final Lookup lookup;
    private final Rules rules;
    private final SentEvents sent;
    private final AlertCheck alerts;
    private final Pauses pauses;

    StoredCheck(
            Vertx vertx,
            Clock clock,
            ReceiptLedger ledger,
            Target target,
            Lookup lookup,
            Rules rules,
            SentEvents sent,
            AlertCheck alerts) {
        this.vertx = vertx;
        this.clock = clock;
        this.ledger = ledger;
        this.target = target;
        this.lookup = lookup;
        this.rules = rules;
        this.sent = sent;
        this.alerts = alerts;
        this.pauses = target.kind() == TargetKind.INBOX ? Pauses.embedded() : Pauses.remote();
    }

    /** Looks for an event that the ingest has just taken. */
    void follow(Receipt receipt, String eventId, Instant accepted) {
        Optional<SentEvent> event = sent.find(eventId);
        Pursuit pursuit =
                new Pursuit(
                        receipt,
                        eventId,
                        accepted,
                        event.orElse(null),
                        new Wanted(eventId, receipt.kind(), event.orElse(null)));
        Duration time = target.deadlines().stored();
        Instant deadline = pursuit.captured().plus(time);
        // The word on why must come before the deadline passes, or silence is taken for the answer.
        Duration tenth = time.dividedBy(10);
        Instant until = deadline.minus(tenth.compareTo(LONGEST_LEAD) < 0 ? tenth : LONGEST_LEAD);
        search(pursuit, pauses, until, last -> conclude(pursuit, last, deadline.plus(time)));
    }

    private void search(
            Pursuit pursuit,
            Pauses pauses,
            Instant until,
            java.util.function.Consumer<Sighting> end) {
        Search search =
                new Search(
                        vertx,
                        clock,
                        lookup,
                        pursuit.wanted(),
                        pauses,
                        until,
                        sighting -> {
                            if (sighting instanceof Sighting.Found found) {
                                judge(pursuit, found);
                            } else {
                                end.accept(sighting);
                            }
                        });
        search.begin();
    }

    private void judge(Pursuit pursuit, Sighting.Found found) {
        Instant at = clock.instant();
        Receipt receipt = pursuit.receipt();
        vertx.executeBlocking(
                        () ->
                                StoredJudge.judge(
                                        found,
                                        pursuit.sent(),
                                        rules.expectations(receipt),
                                        rules.secrets(receipt),
                                        receipt.kind(),
                                        at),
                        false)
                .otherwise(
                        broken ->
                                Fact.unchecked(
                                        Stage.STORED,
                                        Cause.LOOKUP_FAILED,
                                        at,
                                        "the stored event makes no sense: "
                                                + broken.getClass().getSimpleName()))
                .onSuccess(
                        fact -> {
                            String issue = found.issue();
                            if (issue != null && receipt.kind().equals("error")) {
                                alerts.stored(pursuit.in(issue));
                            }
                            end(pursuit, fact);
                        });
    }

    private void conclude(Pursuit pursuit, Sighting last, Instant givenUp) {
        if (last instanceof Sighting.Unsupported unsupported) {
            end(
                    pursuit,
                    Fact.unchecked(
                            Stage.STORED,
                            Cause.LOOKUP_UNSUPPORTED,
                            clock.instant(),
                            unsupported.why()));
        } else if (last instanceof Sighting.Blind blind) {
            end(
                    pursuit,
                    Fact.unchecked(
                            Stage.STORED,
                            Troubles.cause(blind.trouble()),
                            clock.instant(),
                            blind.detail()));
        } else {
            lookup.explain(pursuit.wanted())
                    .otherwise(Explanation.NONE)
                    .onSuccess(
                            why -> {
                                ledger.advance(
                                        pursuit.eventId(),
                                        Troubles.notStored(why, clock.instant()));
                                // Should it come after all, it is late and not lost.
                                search(
                                        pursuit,
                                        LATE,
                                        givenUp,
                                        never -> sent.forget(pursuit.eventId()));
                            });
        }
    }

    private void end(Pursuit pursuit, Fact fact) {
        sent.forget(pursuit.eventId());
        ledger.advance(pursuit.eventId(), fact);
    }

    /**
     * One event on its way into the store.
     *
     * @param receipt its receipt when the ingest took it
     * @param sent the event as it left, unless that has been forgotten
     */
    private record Pursuit(
            Receipt receipt,
            String eventId,
            Instant accepted,
            @Nullable SentEvent sent,
            Wanted wanted) {

        Instant captured() {
            return receipt.stages().stream()
                    .filter(result -> result.stage() == Stage.CAPTURED)
                    .findFirst()
                    .map(result -> result.at())
                    .orElse(receipt.openedAt());
        }

        StoredIn in(String issue) {
            return new StoredIn(eventId, receipt.run(), issue, captured(), accepted);
        }
    }
}
