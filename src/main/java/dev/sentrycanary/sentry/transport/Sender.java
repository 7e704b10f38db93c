package dev.sentrycanary.sentry.transport;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.sentry.Delivery.Outcome;
import dev.sentrycanary.sentry.transport.spool.Spool;

/** Takes envelopes from the queue and posts them one after the other on its own connection. */
final class Sender implements Runnable {
    /** How often an envelope is tried while others get through. */
    private static final int MOST_TRIES = 20;

    private final Shipping shipping;
    private final EnvelopeQueue queue;
    private volatile @Nullable Connection connection;

    Sender(Shipping shipping) {
        this.shipping = shipping;
        this.queue = shipping.queue();
    }

    @Override
    public void run() {
        try {
            // Until the target is known the queue holds everything.
            Connection opened =
                    new Connection(
                            Endpoint.of(shipping.target().get(), shipping.options().getProxy()),
                            shipping.options());
            connection = opened;
            recover();
            for (Outgoing next = queue.take(); next != null; next = queue.take()) {
                post(opened, next);
                recover();
            }
        } catch (InterruptedException | ExecutionException end) {
            // closed before the target was known, or while waiting: nothing left to do
        } finally {
            abort();
        }
    }

    /** Breaks off what is under way. */
    void abort() {
        Connection current = connection;
        if (current != null) {
            current.close();
        }
    }

    /** Queues what earlier processes left; the spool may also become readable later. */
    private void recover() {
        Spool spool = shipping.spool();
        if (spool != null && spool.hasEarlier()) {
            queue.recovered(
                    spool.recover().stream()
                            .map(it -> Outgoing.recovered(it.content(), it.size(), it.place()))
                            .toList());
        }
    }

    private void post(Connection to, Outgoing outgoing) {
        byte[] body;
        try {
            Instant now = Instant.now();
            if (expired(outgoing, now)) {
                queue.abandoned(outgoing);
                shipping.fates()
                        .lost(outgoing, Lost.EXPIRED, Outcome.QUEUE_OVERFLOW, "waited too long");
                return;
            }
            body = SentAt.fresh(outgoing.body(), outgoing.capturedAt(), now);
        } catch (IOException e) {
            queue.abandoned(outgoing);
            shipping.fates()
                    .lost(
                            outgoing,
                            Lost.DAMAGED,
                            Outcome.QUEUE_OVERFLOW,
                            "could not be read back from disk");
            return;
        }
        long start = System.nanoTime();
        outgoing.attempted();
        try {
            answered(outgoing, to.post(body), start);
        } catch (IOException e) {
            failed(outgoing, Outcomes.of(e), e, start);
        } catch (RuntimeException e) {
            failed(outgoing, Outcome.RESET, e, start);
        }
    }

    private void answered(Outgoing outgoing, Answer answer, long start) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        shipping.limits()
                .updateRetryAfterLimits(
                        answer.header("X-Sentry-Rate-Limits"),
                        answer.header("Retry-After"),
                        answer.status());
        // What a failing server has not answered yet may wait until it is well again.
        boolean healthy = answer.status() < 500;
        shipping.fates().answered(outgoing, answer, took);
        queue.answered(outgoing, healthy, start);
        if (healthy) {
            shipping.outage().over();
        } else {
            shipping.outage().failed(Outcome.SERVER_ERROR, "HTTP " + answer.status());
        }
    }

    private void failed(Outgoing outgoing, Outcome outcome, Exception failure, long start) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        String message = failure.getMessage();
        String detail =
                Detail.shorten(
                        failure.getClass().getSimpleName()
                                + (message == null ? "" : ": " + message));
        outgoing.failed(outcome);
        if (!queue.failed(outgoing, start, MOST_TRIES)) {
            shipping.fates().lost(outgoing, Lost.UNDELIVERABLE, outcome, detail);
        } else if (!queue.isClosed()) {
            shipping.fates().kept(outgoing, outcome, detail, took);
        }
        shipping.outage().failed(outcome, detail);
    }

    private boolean expired(Outgoing outgoing, Instant now) {
        Spool spool = shipping.spool();
        Duration age = Duration.between(outgoing.capturedAt(), now);
        return spool != null && age.compareTo(spool.maxAge()) > 0;
    }
}
