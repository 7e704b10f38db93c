package dev.sentrycanary.sentry.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;

import io.sentry.DateUtils;
import io.sentry.Hint;
import io.sentry.RequestDetails;
import io.sentry.SentryEnvelope;
import io.sentry.SentryOptions;
import io.sentry.clientreport.DiscardReason;
import io.sentry.hints.DiskFlushNotification;
import io.sentry.hints.Enqueable;
import io.sentry.hints.Retryable;
import io.sentry.hints.SubmissionResult;
import io.sentry.transport.ITransport;
import io.sentry.transport.RateLimiter;
import io.sentry.util.HintUtils;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.sentry.Delivery;
import dev.sentrycanary.sentry.Delivery.Outcome;

/**
 * Turns each envelope into bytes on the capturing thread, once, and leaves it to the senders. The
 * capturing thread never waits for the target.
 */
final class QueuedTransport implements ITransport {
    private static final Logger LOG = Logger.getLogger(QueuedTransport.class);
    private static final long REJECTION_COUNTS_MILLIS = 2_000;

    private final EnvelopeQueue queue;
    private final CompletableFuture<RequestDetails> target;
    private final SentryOptions options;
    private final RateLimiter limits;
    private final DeliveryFacts facts;
    private final List<Sender> senders = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile long lastRejection;

    QueuedTransport(
            EnvelopeQueue queue,
            int senderCount,
            CompletableFuture<RequestDetails> target,
            SentryOptions options,
            DeliveryFacts facts) {
        this.queue = queue;
        this.target = target;
        this.options = options;
        this.limits = new RateLimiter(options);
        this.facts = facts;
        for (int i = 0; i < senderCount; i++) {
            Sender sender = new Sender(queue, target, options, limits, facts);
            senders.add(sender);
            threads.add(new SenderThread(sender, i));
        }
    }

    @Override
    public void send(SentryEnvelope envelope, Hint hint) throws IOException {
        EnvelopeFacts captured = EnvelopeFacts.of(envelope);
        for (String id : captured.eventIds()) {
            facts.captured(id, String.valueOf(captured.category()));
        }
        SentryEnvelope[] allowed = new SentryEnvelope[1];
        facts.quietly(() -> allowed[0] = limits.filter(envelope, hint));
        SentryEnvelope filtered = allowed[0];
        EnvelopeFacts sendable = filtered == null ? null : EnvelopeFacts.of(filtered);
        if (sendable == null || !sendable.eventIds().equals(captured.eventIds())) {
            facts.delivered(unsent(captured, Outcome.RATE_LIMITED, "an earlier limit still runs"));
        }
        if (filtered == null || sendable == null) {
            return;
        }
        SentryEnvelope complete =
                options.getClientReportRecorder().attachReportToEnvelope(filtered);
        Outgoing outgoing =
                new Outgoing(
                        sendable.eventIds(),
                        EnvelopeFacts.of(complete).itemTypes(),
                        serialize(complete),
                        hint);
        facts.queued(outgoing.eventIds(), outgoing.body());
        if (queue.offer(outgoing)) {
            start();
            HintUtils.runIfHasType(hint, Enqueable.class, Enqueable::markEnqueued);
        } else {
            reject(outgoing);
        }
    }

    private void reject(Outgoing outgoing) {
        lastRejection = System.currentTimeMillis();
        facts.quietly(
                () -> new Losses(options).record(DiscardReason.QUEUE_OVERFLOW, outgoing.body()));
        HintUtils.runIfHasType(
                outgoing.hint(), SubmissionResult.class, result -> result.setResult(false));
        HintUtils.runIfHasType(
                outgoing.hint(), DiskFlushNotification.class, DiskFlushNotification::markFlushed);
        HintUtils.runIfHasType(
                outgoing.hint(), Retryable.class, retryable -> retryable.setRetry(true));
        facts.delivered(
                unsent(
                        new EnvelopeFacts(outgoing.eventIds(), outgoing.itemTypes(), null),
                        Outcome.QUEUE_OVERFLOW,
                        "the queue of envelopes is full"));
    }

    /**
     * {@code sent_at} is the time of capture: Sentry corrects clocks only from a difference of 55
     * minutes on, and nothing waits that long in memory.
     */
    private byte[] serialize(SentryEnvelope envelope) throws IOException {
        envelope.getHeader().setSentAt(DateUtils.getCurrentDateTime());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8 * 1024);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes, 8 * 1024)) {
            options.getSerializer().serialize(envelope, gzip);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("The envelope cannot be serialised", e);
        }
        return bytes.toByteArray();
    }

    private void start() {
        if (started.compareAndSet(false, true)) {
            threads.forEach(Thread::start);
        }
    }

    @Override
    public void flush(long timeoutMillis) {
        // Without a target nothing moves, however long one waits.
        if (target.isDone()) {
            awaitIdle(timeoutMillis);
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

    /** The SDK has flushed before: what is left now had its time. */
    @Override
    public void close(boolean isRestarting) throws IOException {
        limits.close();
        int lost = queue.close();
        if (lost > 0) {
            LOG.warnf("%d envelopes for Sentry were not sent before the end", (Object) lost);
        }
        senders.forEach(Sender::abort);
        threads.forEach(Thread::interrupt);
    }

    private void awaitIdle(long timeoutMillis) {
        try {
            queue.awaitIdle(timeoutMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Delivery unsent(EnvelopeFacts facts, Outcome outcome, @Nullable String detail) {
        return new Delivery(
                facts.eventIds(),
                facts.itemTypes(),
                outcome,
                0,
                detail,
                null,
                Duration.ZERO,
                Instant.now());
    }
}
