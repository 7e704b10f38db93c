package dev.sentrycanary.probe.stored;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.vertx.core.Vertx;
import io.vertx.core.net.ProxyOptions;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.probe.alerted.Ring;
import dev.sentrycanary.probe.target.Target;
import dev.sentrycanary.probe.target.TargetKind;
import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Fact;
import dev.sentrycanary.receipt.Receipt;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.sentry.Delivery;
import dev.sentrycanary.sentry.DeliveryListener;

/** Proves the last two stages of every event that belongs to a run; knows nothing of CDI. */
final class Proof implements DeliveryListener {
    private static final long SENT_BYTES = 16 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Clock clock = Clock.systemUTC();
    private final ReceiptLedger ledger;
    private final Supplier<Optional<Target>> targets;
    private final Rules rules;
    private final @Nullable ProxyOptions proxy;
    private final boolean resolve;
    private final boolean listening;
    private final SentEvents sent = new SentEvents(SENT_BYTES);
    private volatile @Nullable Checks checks;

    /**
     * A proof of nothing so far.
     *
     * @param targets the target, once it is known
     * @param proxy on the way to targets elsewhere
     */
    Proof(
            Vertx vertx,
            ReceiptLedger ledger,
            Supplier<Optional<Target>> targets,
            Rules rules,
            @Nullable ProxyOptions proxy) {
        this(vertx, ledger, targets, rules, proxy, true, true);
    }

    /**
     * A proof of nothing so far.
     *
     * @param targets the target, once it is known
     * @param proxy on the way to targets elsewhere
     * @param resolve whether issues are resolved at targets elsewhere
     * @param listening whether alerts can arrive here at all
     */
    Proof(
            Vertx vertx,
            ReceiptLedger ledger,
            Supplier<Optional<Target>> targets,
            Rules rules,
            @Nullable ProxyOptions proxy,
            boolean resolve,
            boolean listening) {
        this.resolve = resolve;
        this.vertx = vertx;
        this.ledger = ledger;
        this.targets = targets;
        this.rules = rules;
        this.proxy = proxy;
        this.listening = listening;
    }

    @Override
    public void queued(List<String> eventIds, byte[] gzip) {
        sent.keep(eventIds, gzip);
    }

    @Override
    public void delivered(Delivery delivery) {
        if (delivery.kept()) {
            return;
        }
        if (delivery.outcome() != Delivery.Outcome.ACCEPTED) {
            delivery.eventIds().forEach(sent::forget);
            return;
        }
        for (String id : delivery.eventIds()) {
            Optional<Receipt> receipt = ledger.receipt(id);
            if (receipt.isPresent()) {
                accepted(receipt.get(), id, delivery.at());
            } else {
                sent.forget(id);
            }
        }
    }

    /** A genuine alert arrived. */
    void rang(Ring ring) {
        targets.get().map(this::checks).ifPresent(checks -> checks.alerts().rang(ring));
    }

    /** A webhook was refused for its signature. */
    void forged(Instant at) {
        targets.get().map(this::checks).ifPresent(checks -> checks.alerts().forged(at));
    }

    private void accepted(Receipt receipt, String id, Instant at) {
        Optional<Target> target = targets.get();
        if (target.isEmpty()) {
            return;
        }
        Target to = target.get();
        if (!listening) {
            unchecked(id, Stage.ALERTED, Cause.NOT_LISTENING, "no server runs here", at);
        } else if (to.alertSecret() == null) {
            unchecked(
                    id, Stage.ALERTED, Cause.NO_ALERT_SECRET, "canary.alert.secret is not set", at);
        }
        Checks checks = checks(to);
        StoredCheck stored = checks.stored();
        if (stored == null) {
            String missing = Lookups.missing(to).orElse("SENTRY_AUTH_TOKEN");
            unchecked(id, Stage.STORED, Cause.NO_LOOKUP, missing + " is not set", at);
            sent.forget(id);
        } else if (!receipt.promised() && to.kind() != TargetKind.INBOX) {
            unchecked(id, Stage.STORED, null, "the scenario promises nothing about it", at);
            sent.forget(id);
        } else {
            vertx.runOnContext(go -> stored.follow(receipt, id, at));
        }
    }

    private void unchecked(String id, Stage stage, @Nullable Cause cause, String why, Instant at) {
        ledger.advance(id, Fact.unchecked(stage, cause, at, why));
    }

    private synchronized Checks checks(Target target) {
        Checks known = checks;
        if (known == null) {
            known = Checks.of(vertx, clock, ledger, target, rules, sent, PATIENCE, proxy, resolve);
            checks = known;
        }
        return known;
    }

    /** Whether something is still being tidied up at the target. */
    boolean busy() {
        Checks known = checks;
        return known != null && known.alerts().busy();
    }

    void close() {
        Checks known = checks;
        if (known != null) {
            known.client().close();
        }
    }
}
