package dev.sentrycanary.sentry.transport;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.sentry.DateUtils;
import io.sentry.Hint;
import io.sentry.SentryEnvelope;
import io.sentry.SentryOptions;
import io.sentry.hints.DiskFlushNotification;
import io.sentry.hints.Enqueable;
import io.sentry.transport.ITransport;
import io.sentry.transport.RateLimiter;
import io.sentry.util.HintUtils;
import org.jboss.logging.Logger;

import dev.sentrycanary.sentry.Delivery;
import dev.sentrycanary.sentry.Delivery.Outcome;
import dev.sentrycanary.sentry.transport.spool.Place;
import dev.sentrycanary.sentry.transport.spool.Spool;
import dev.sentrycanary.sentry.transport.spool.Spooled;

/**
 * Turns each envelope into bytes on the capturing thread, once, writes it to the spool if there is
 * one, and leaves it to the senders. The capturing thread never waits for the target.
 */
final class QueuedTransport implements ITransport {
    private static final Logger LOG = Logger.getLogger(QueuedTransport.class);
    private static final long REJECTION_COUNTS_MILLIS = 2_000;
    private static final long LAST_ANSWER_MILLIS = 250;

    private final Shipping shipping;
    private final EnvelopeQueue queue;
    private final SentryOptions options;
    private final RateLimiter limits;
    private final DeliveryFacts facts;
    private final Gzip gzip = new Gzip();
    private final List<Sender> senders = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile long lastRejection;

    QueuedTransport(Shipping shipping, int senderCount, DeliveryFacts facts) {
        this.shipping = shipping;
        this.queue = shipping.queue();
        this.options = shipping.options();
        this.limits = shipping.limits();
        this.facts = facts;
        for (int i = 0; i < senderCount; i++) {
            Sender sender = new Sender(shipping);
            senders.add(sender);
            threads.add(new SenderThread(sender, i));
        }
        Spool spool = shipping.spool();
        if (spool != null && spool.hasEarlier()) {
            start();
        }
    }

    @Override
    public void send(SentryEnvelope envelope, Hint hint) throws IOException {
        EnvelopeFacts captured = EnvelopeFacts.of(envelope, options.getSerializer());
        SentryEnvelope[] allowed = new SentryEnvelope[1];
        facts.quietly(() -> allowed[0] = limits.filter(envelope, hint));
        SentryEnvelope filtered = allowed[0];
        EnvelopeFacts sendable =
                filtered == null ? null : EnvelopeFacts.of(filtered, options.getSerializer());
        Outgoing outgoing = null;
        try {
            if (filtered != null && sendable != null) {
                outgoing = prepare(filtered, sendable.eventIds(), hint);
            }
        } finally {
            // Only now: who reads that it was captured may rely on the disk.
            for (TelemetryItem item : captured.items()) {
                facts.captured(item.id(), item.category(), item.tags());
            }
        }
        if (sendable == null) {
            facts.delivered(limited(captured));
        } else if (!captured.without(sendable).items().isEmpty()) {
            facts.delivered(limited(captured.without(sendable)));
        }
        if (outgoing == null) {
            return;
        }
        facts.queued(outgoing.eventIds(), outgoing.body());
        if (outgoing.onDisk()) {
            HintUtils.runIfHasType(
                    hint, DiskFlushNotification.class, DiskFlushNotification::markFlushed);
        }
        if (queue.offer(outgoing)) {
            start();
            HintUtils.runIfHasType(hint, Enqueable.class, Enqueable::markEnqueued);
            shipping.outage().arrived(outgoing);
        } else if (!outgoing.onDisk()) {
            lastRejection = System.currentTimeMillis();
            shipping.fates()
                    .lost(
                            outgoing,
                            Lost.FULL,
                            Outcome.QUEUE_OVERFLOW,
                            "the queue of envelopes is full");
        }
    }

    private Outgoing prepare(SentryEnvelope filtered, List<String> eventIds, Hint hint)
            throws IOException {
        SentryEnvelope complete =
                options.getClientReportRecorder().attachReportToEnvelope(filtered);
        byte[] body = serialize(complete);
        Spooled content =
                new Spooled(eventIds, EnvelopeFacts.types(complete), System.currentTimeMillis());
        Spool spool = shipping.spool();
        Place place = spool == null ? null : spool.append(content, body);
        return Outgoing.captured(content, body, hint, place);
    }

    /** {@code sent_at} is the time of capture; a sender renews it where that matters. */
    private byte[] serialize(SentryEnvelope envelope) throws IOException {
        envelope.getHeader().setSentAt(DateUtils.getCurrentDateTime());
        try {
            return gzip.compress(out -> options.getSerializer().serialize(envelope, out));
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("The envelope cannot be serialised", e);
        }
    }

    private void start() {
        if (started.compareAndSet(false, true)) {
            threads.forEach(Thread::start);
        }
    }

    @Override
    public void flush(long timeoutMillis) {
        // Without a target nothing moves, however long one waits.
        if (shipping.target().isDone()) {
            try {
                queue.awaitIdle(timeoutMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public RateLimiter getRateLimiter() {
        return limits;
    }

    @Override
    public boolean isHealthy() {
        return !limits.isAnyRateLimitActive()
                && System.currentTimeMillis() - lastRejection > REJECTION_COUNTS_MILLIS;
    }

    @Override
    public void close() throws IOException {
        close(false);
    }

    /** The SDK has flushed before: what is left now had its time, or stays on disk. */
    @Override
    public void close(boolean isRestarting) throws IOException {
        limits.close();
        int waiting = queue.size();
        int lost = queue.close();
        if (lost > 0) {
            shipping.fates().lostAtEnd(lost);
            LOG.warnf("%d envelopes for Sentry were not sent before the end", (Object) lost);
        }
        if (waiting > lost) {
            LOG.infof("%d envelopes for Sentry wait on disk for the next start", waiting - lost);
        }
        senders.forEach(Sender::abort);
        threads.forEach(Thread::interrupt);
        Spool spool = shipping.spool();
        if (spool != null) {
            awaitSenders();
            spool.close();
        }
    }

    /** An answer that is being read now is still to be noted on disk. */
    private void awaitSenders() {
        try {
            for (Thread thread : threads) {
                thread.join(LAST_ANSWER_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Delivery limited(EnvelopeFacts facts) {
        return new Delivery(
                facts.eventIds(),
                facts.itemTypes(),
                Outcome.RATE_LIMITED,
                0,
                "an earlier limit still runs",
                null,
                Duration.ZERO,
                Instant.now());
    }
}
