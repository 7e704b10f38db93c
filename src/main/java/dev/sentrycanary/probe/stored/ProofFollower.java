package dev.sentrycanary.probe.stored;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.Vertx;
import org.eclipse.microprofile.config.inject.ConfigProperty;

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
            ProbeConfig probe,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true")
                    boolean listening) {
        this.proof =
                new Proof(
                        vertx,
                        ledger,
                        targets::current,
                        new ScenarioRules(ledger, catalog),
                        Proxies.of(config.proxy()).orElse(null),
                        probe.resolve(),
                        listening);
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

    /** Waits until the issues of decided runs are resolved, as far as that goes within the time. */
    public void tidy(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (proof.busy() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    @PreDestroy
    void close() {
        proof.close();
    }
}
