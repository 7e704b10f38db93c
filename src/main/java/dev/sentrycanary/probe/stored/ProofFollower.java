package dev.sentrycanary.probe.stored;

import java.time.Instant;
import java.util.List;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.Vertx;

import dev.sentrycanary.probe.ProbeConfig;
import dev.sentrycanary.probe.alerted.Ring;
import dev.sentrycanary.probe.target.Targets;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.scenario.ScenarioCatalog;
import dev.sentrycanary.sentry.Delivery;
import dev.sentrycanary.sentry.DeliveryListener;
import dev.sentrycanary.sentry.SentryConfig;

/** Proves the last two stages of every event that belongs to a run. */
@ApplicationScoped
public class ProofFollower implements DeliveryListener {
    private final Proof proof;

    ProofFollower(
            Vertx vertx,
            ReceiptLedger ledger,
            Targets targets,
            ScenarioCatalog catalog,
            SentryConfig config,
            ProbeConfig probe) {
        this.proof =
                new Proof(
                        vertx,
                        ledger,
                        targets::current,
                        new ScenarioRules(ledger, catalog),
                        Proxies.of(config.proxy()).orElse(null),
                        probe.resolve());
    }

    @Override
    public void queued(List<String> eventIds, byte[] gzip) {
        proof.queued(eventIds, gzip);
    }

    @Override
    public void delivered(Delivery delivery) {
        proof.delivered(delivery);
    }

    /** A genuine alert arrived. */
    public void rang(Ring ring) {
        proof.rang(ring);
    }

    /** A webhook was refused for its signature. */
    public void forged(Instant at) {
        proof.forged(at);
    }

    @PreDestroy
    void close() {
        proof.close();
    }
}
