package dev.sentrycanary.probe.alerted;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.probe.target.Target;
import dev.sentrycanary.probe.target.TargetKind;
import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Change;
import dev.sentrycanary.receipt.Fact;
import dev.sentrycanary.receipt.Receipt;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.receipt.StageResult;
import dev.sentrycanary.receipt.State;

/**
 * Writes into the ledger which events rang, and keeps their issues ready to ring again: an issue is
 * resolved as soon as its alert rang or the verdict stands without one.
 */
public final class AlertCheck {
    private static final Logger LOG = Logger.getLogger(AlertCheck.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long RESOLVED_WITHIN_MILLIS = 1_000;
    private static final int MATCHABLE = 2_000;

    private final Vertx vertx;
    private final Clock clock;
    private final ReceiptLedger ledger;
    private final Target target;
    private final IssueResolver resolver;
    private final IssueHistory history;
    private final Map<String, StoredIn> open = new LinkedHashMap<>();
    private final Map<String, Ring> unmatched = new LinkedHashMap<>();

    /** Which event of a run rang for an issue. */
    private final Map<RunIssue, String> told = new LinkedHashMap<>();

    private volatile Instant lastForged = Instant.MIN;

    /** A check for one target. */
    public AlertCheck(
            Vertx vertx, Clock clock, ReceiptLedger ledger, Target target, IssueResolver resolver) {
        this.vertx = vertx;
        this.clock = clock;
        this.ledger = ledger;
        this.target = target;
        this.resolver = resolver;
        this.history = new IssueHistory(target.kind() == TargetKind.INBOX);
        ledger.onChange(this::decided);
    }

    /** An alert rang. */
    public void rang(Ring ring) {
        match(ring).ifPresent(eventId -> prove(eventId, ring));
    }

    /** A webhook with a wrong signature arrived; whose it was, nobody can say. */
    public void forged(Instant at) {
        lastForged = at;
    }

    /** An event was found in its issue; now its silence can be judged. */
    public void stored(StoredIn event) {
        history.stored(event);
        @Nullable Ring early;
        @Nullable String sibling;
        synchronized (this) {
            bounded(open, event.eventId(), event);
            early = unmatched.remove(event.issue());
            sibling = told.get(new RunIssue(event.run(), event.issue()));
        }
        if (sibling != null) {
            tell(event, sibling);
        }
        if (early != null && !early.at().isBefore(event.captured())) {
            prove(event.eventId(), early);
            return;
        }
        Duration deadline = target.deadlines().alerted();
        Instant last = event.captured().plus(deadline.multipliedBy(9).dividedBy(10));
        long left = Math.max(1, Duration.between(clock.instant(), last).toMillis());
        vertx.setTimer(Math.min(PATIENCE.toMillis(), left), late -> excuse(event));
        vertx.setTimer(left, late -> suspect(event));
    }

    /** Silence after a webhook that was not signed well has a likelier reason than silence. */
    private void suspect(StoredIn event) {
        if (isSilent(event) && lastForged.isAfter(event.captured())) {
            ledger.advance(
                    event.eventId(),
                    Fact.failed(
                            Stage.ALERTED,
                            Cause.BAD_SIGNATURE,
                            clock.instant(),
                            null,
                            "a webhook arrived whose signature is wrong, and no other"));
        }
        if (ledger.run(event.run()).filter(run -> run.verdict().decided()).isPresent()) {
            // It came after the verdict, when there was nothing to resolve yet.
            unsettled(event.eventId()).ifPresent(issue -> resolve(issue, null));
        }
    }

    private boolean isSilent(StoredIn event) {
        return ledger.receipt(event.eventId())
                .filter(receipt -> state(receipt, Stage.ALERTED) == State.WAITING)
                .isPresent();
    }

    /** By event id; an alert on an issue goes to the latest event that we know to be in it. */
    private Optional<String> match(Ring ring) {
        if (ring.eventId() != null) {
            return Optional.of(ring.eventId());
        }
        if (ring.run() != null) {
            return ledger.run(ring.run()).flatMap(AlertCheck::waiting);
        }
        String issue = ring.issue();
        if (issue == null) {
            return Optional.empty();
        }
        synchronized (this) {
            @Nullable String latest = null;
            for (StoredIn event : open.values()) {
                if (event.issue().equals(issue) && !ring.at().isBefore(event.captured())) {
                    latest = event.eventId();
                }
            }
            if (latest == null) {
                bounded(unmatched, issue, ring);
            }
            return Optional.ofNullable(latest);
        }
    }

    private static Optional<String> waiting(RunReport run) {
        return run.receipts().stream()
                .filter(receipt -> state(receipt, Stage.ALERTED) == State.WAITING)
                .map(Receipt::eventId)
                .filter(java.util.Objects::nonNull)
                .findFirst();
    }

    private void prove(String eventId, Ring ring) {
        String issue = ring.issue();
        Optional<Receipt> receipt = ledger.receipt(eventId);
        if (issue == null || receipt.isEmpty()) {
            ledger.advance(eventId, fact(ring));
            return;
        }
        proveAndResolve(eventId, issue, fact(ring));
        List<StoredIn> others;
        synchronized (this) {
            bounded(told, new RunIssue(receipt.get().run(), issue), eventId);
            others =
                    open.values().stream()
                            .filter(other -> other.issue().equals(issue))
                            .filter(other -> other.run().equals(receipt.get().run()))
                            .toList();
        }
        others.forEach(other -> tell(other, eventId));
    }

    /** An issue rings once; who was told of it finds all events of the run in it. */
    private void tell(StoredIn event, String rung) {
        if (!event.eventId().equals(rung) && isSilent(event)) {
            String text = "issue %s rang for event %s of this run";
            Fact fact =
                    Fact.proven(
                                    Stage.ALERTED,
                                    clock.instant(),
                                    null,
                                    text.formatted(event.issue(), rung))
                            .with(Map.of("rung_by", rung, "issue", event.issue()));
            proveAndResolve(event.eventId(), event.issue(), fact);
        }
    }

    private void proveAndResolve(String eventId, String issue, Fact fact) {
        Runnable proven = () -> ledger.advance(eventId, fact);
        if (target.kind() == TargetKind.INBOX) {
            // It takes no time here, and the run that follows the verdict must ring again.
            resolve(issue, eventId)
                    .timeout(RESOLVED_WITHIN_MILLIS, TimeUnit.MILLISECONDS)
                    .onComplete(done -> proven.run());
        } else {
            proven.run();
            resolve(issue, eventId);
        }
    }

    private static Fact fact(Ring ring) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("webhook", ring.resource());
        put(details, "rule", ring.rule());
        put(details, "issue", ring.issue());
        put(details, "link", ring.link());
        String rule = ring.rule() == null ? "" : " from rule \"" + ring.rule() + "\"";
        return Fact.proven(
                        Stage.ALERTED,
                        ring.at(),
                        null,
                        ring.resource() + rule + ", signature valid")
                .with(details);
    }

    private static void put(Map<String, String> details, String name, @Nullable String value) {
        if (value != null) {
            details.put(name, value);
        }
    }

    private void excuse(StoredIn event) {
        if (isSilent(event)) {
            history.excuse(event)
                    .ifPresent(
                            why ->
                                    ledger.advance(
                                            event.eventId(),
                                            Fact.unchecked(
                                                    Stage.ALERTED,
                                                    Cause.ISSUE_OPEN,
                                                    clock.instant(),
                                                    why)));
        }
    }

    private void decided(Change change) {
        if (!change.decided()) {
            return;
        }
        ledger.run(change.run())
                .ifPresent(
                        run ->
                                run.receipts().stream()
                                        .map(receipt -> unsettled(receipt.eventId()))
                                        .flatMap(Optional::stream)
                                        .distinct()
                                        .forEach(issue -> resolve(issue, null)));
    }

    /** The issue of an event that did not ring; the others had theirs resolved already. */
    private Optional<String> unsettled(@Nullable String eventId) {
        @Nullable StoredIn event;
        synchronized (this) {
            event = eventId == null ? null : open.remove(eventId);
        }
        return event != null
                        && ledger.receipt(event.eventId())
                                .filter(receipt -> state(receipt, Stage.ALERTED) != State.PROVEN)
                                .isPresent()
                ? Optional.of(event.issue())
                : Optional.empty();
    }

    private Future<String> resolve(String issue, @Nullable String rung) {
        Instant asked = clock.instant();
        return resolver.resolve(issue)
                .otherwise(broken -> broken.getClass().getSimpleName())
                .onSuccess(
                        trouble -> {
                            if (trouble.isEmpty()) {
                                history.resolved(issue, asked, clock.instant(), rung);
                            } else {
                                history.notResolved(issue, trouble);
                                LOG.debugf("Issue %s was not resolved: %s", issue, trouble);
                            }
                        });
    }

    private static @Nullable State state(Receipt receipt, Stage stage) {
        return receipt.stages().stream()
                .filter(result -> result.stage() == stage)
                .map(StageResult::state)
                .findFirst()
                .orElse(null);
    }

    private static <K, V> void bounded(Map<K, V> map, K key, V value) {
        map.put(key, value);
        if (map.size() > MATCHABLE) {
            map.remove(map.keySet().iterator().next());
        }
    }

    private record RunIssue(String run, String issue) {}
}
