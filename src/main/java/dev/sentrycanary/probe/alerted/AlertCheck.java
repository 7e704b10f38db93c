package dev.sentrycanary.probe.alerted;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

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
import dev.sentrycanary.receipt.State;

import static dev.sentrycanary.probe.alerted.RunProgress.state;

/**
 * Writes into the ledger which events rang, and keeps their issues ready to ring again. One alert
 * tells of an issue, and so of every event of ours that is in it until it is resolved: which is as
 * soon as the run that rang has nothing more to come, or when a verdict stands without an alert.
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
    private final Map<String, Told> told = new LinkedHashMap<>();
    private final Set<String> resolving = new HashSet<>();
    private final AtomicInteger resolutions = new AtomicInteger();
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
        ledger.onChange(this::changed);
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
        synchronized (this) {
            bounded(open, event.eventId(), event);
            early = unmatched.remove(event.issue());
        }
        if (early != null && !early.at().isBefore(event.captured())) {
            prove(event.eventId(), early);
            return;
        }
        long left = millisLeft(event.captured());
        vertx.setTimer(Math.min(PATIENCE.toMillis(), left), late -> excuse(event));
        vertx.setTimer(left, late -> suspect(event));
    }

    /** What is not known shortly before the deadline comes too late for the verdict. */
    private long millisLeft(Instant captured) {
        Duration deadline = target.deadlines().alerted();
        Instant last = captured.plus(deadline.multipliedBy(9).dividedBy(10));
        return Math.max(1, Duration.between(clock.instant(), last).toMillis());
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
            settle(event.eventId());
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
        if (issue == null) {
            ledger.advance(eventId, Told.itself(ring));
            return;
        }
        @Nullable Receipt receipt = ledger.receipt(eventId).orElse(null);
        IssueHistory.Period period =
                receipt == null
                        ? IssueHistory.Period.UNKNOWN
                        : history.period(issue, eventId, receipt.openedAt());
        if (receipt == null || period != IssueHistory.Period.CURRENT) {
            ledger.advance(eventId, Told.itself(ring));
            if (period == IssueHistory.Period.UNKNOWN) {
                foreign(issue);
            }
            return;
        }
        Told news = new Told(eventId, receipt.run(), issue, ring);
        history.told(issue);
        @Nullable Told before;
        synchronized (this) {
            before = told.put(issue, news);
        }
        if (before != null) {
            ledger.advance(before.eventId(), Told.itself(before.ring()));
        }
        if (RunProgress.awaitsAlertsOnly(ledger.run(news.run()))) {
            spread(news);
        } else {
            vertx.setTimer(millisLeft(receipt.openedAt()), late -> spread(news));
        }
    }

    /**
     * Somebody else's event rang, or one of which nobody knows whether it came after the last
     * resolution. If that is in an issue of ours, nothing more rings there until it is resolved: at
     * once, unless a run of ours waits for its verdict and resolves it then.
     */
    private void foreign(String issue) {
        boolean ours = history.foreign(issue);
        synchronized (this) {
            ours &= open.values().stream().noneMatch(event -> event.issue().equals(issue));
        }
        if (ours) {
            resolve(issue, null);
        }
    }

    /** Proves what was told with an alert and resolves its issue; once. */
    private void spread(Told news) {
        synchronized (this) {
            if (!told.remove(news.issue(), news)) {
                return;
            }
            resolving.add(news.issue());
        }
        List<StoredIn> heard =
                history.since(news.issue()).stream().filter(event -> isNews(event, news)).toList();
        Runnable proofs =
                () -> {
                    heard.forEach(event -> ledger.advance(event.eventId(), news.beside(event)));
                    ledger.advance(news.eventId(), Told.itself(news.ring()));
                };
        Future<String> resolved =
                resolve(news.issue(), news.eventId()).onComplete(done -> over(news.issue()));
        if (target.kind() == TargetKind.INBOX) {
            // It takes no time here, and the run that follows the verdict must ring again.
            resolved.timeout(RESOLVED_WITHIN_MILLIS, TimeUnit.MILLISECONDS)
                    .onComplete(done -> proofs.run());
        } else {
            proofs.run();
        }
    }

    /** An issue may hold events of ours of which nobody expects an alert any more. */
    private boolean isNews(StoredIn event, Told news) {
        Instant last = event.captured().plus(target.deadlines().alerted());
        return !event.eventId().equals(news.eventId()) && !news.ring().at().isAfter(last);
    }

    private synchronized void over(String issue) {
        resolving.remove(issue);
    }

    private void excuse(StoredIn event) {
        if (isSilent(event) && !isTold(event.issue())) {
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

    private synchronized boolean isTold(String issue) {
        return told.containsKey(issue) || resolving.contains(issue);
    }

    private void changed(Change change) {
        List<Told> news;
        synchronized (this) {
            news = told.values().stream().filter(one -> one.run().equals(change.run())).toList();
        }
        if (!news.isEmpty() && RunProgress.awaitsAlertsOnly(ledger.run(change.run()))) {
            news.forEach(this::spread);
        }
        if (change.decided()) {
            ledger.run(change.run())
                    .ifPresent(run -> run.receipts().forEach(receipt -> settle(receipt.eventId())));
        }
    }

    /** Events that rang, or were told with another, have their issue resolved already. */
    private void settle(@Nullable String eventId) {
        @Nullable StoredIn event;
        synchronized (this) {
            event = eventId == null ? null : open.remove(eventId);
            if (event == null || resolving.contains(event.issue())) {
                return;
            }
        }
        if (ledger.receipt(event.eventId())
                .filter(receipt -> state(receipt, Stage.ALERTED) != State.PROVEN)
                .isPresent()) {
            resolve(event.issue(), null);
        }
    }

    /** Whether an issue is being resolved right now. */
    public boolean busy() {
        return resolutions.get() > 0;
    }

    private Future<String> resolve(String issue, @Nullable String rung) {
        Instant asked = clock.instant();
        resolutions.incrementAndGet();
        return resolver.resolve(issue)
                .onComplete(done -> resolutions.decrementAndGet())
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

    private static <V> void bounded(Map<String, V> map, String key, V value) {
        map.put(key, value);
        if (map.size() > MATCHABLE) {
            map.remove(map.keySet().iterator().next());
        }
    }
}
