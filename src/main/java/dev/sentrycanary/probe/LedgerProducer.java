package dev.sentrycanary.probe;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

import dev.sentrycanary.receipt.Deadlines;
import dev.sentrycanary.receipt.Limits;
import dev.sentrycanary.receipt.ReceiptLedger;

/** Builds the ledger and lets it see that time passes. */
@ApplicationScoped
class LedgerProducer {
    private static final long TICK_MILLIS = 200;
    private static final int EARLY_EVENTS = 1_000;

    private final Vertx vertx;
    private long timer;

    LedgerProducer(Vertx vertx) {
        this.vertx = vertx;
    }

    @Produces
    @Singleton
    Deadlines deadlines(ProbeConfig config) {
        ProbeConfig.Deadline deadline = config.deadline();
        return new Deadlines(
                deadline.captured(),
                deadline.accepted(),
                deadline.stored(),
                deadline.alerted(),
                deadline.run());
    }

    @Produces
    @Singleton
    ReceiptLedger ledger(ProbeConfig config, Deadlines deadlines) {
        return new ReceiptLedger(
                Clock.systemUTC(),
                deadlines,
                new Limits(
                        config.keep().runs(),
                        config.keep().failures(),
                        config.keep().receipts(),
                        EARLY_EVENTS));
    }

    void start(@Observes StartupEvent event, ReceiptLedger ledger) {
        timer =
                vertx.setPeriodic(
                        TICK_MILLIS,
                        id -> {
                            if (ledger.waiting()) {
                                ledger.tick();
                            }
                        });
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }
}
