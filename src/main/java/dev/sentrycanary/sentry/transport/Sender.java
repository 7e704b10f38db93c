package dev.sentrycanary.sentry.transport;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import io.sentry.RequestDetails;
import io.sentry.SentryOptions;
import io.sentry.clientreport.DiscardReason;
import io.sentry.hints.DiskFlushNotification;
import io.sentry.hints.Retryable;
import io.sentry.hints.SubmissionResult;
import io.sentry.transport.RateLimiter;
import io.sentry.util.HintUtils;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.sentry.Delivery;
import dev.sentrycanary.sentry.Delivery.Outcome;

/** Takes envelopes from the queue and posts them one after the other on its own connection. */
final class Sender implements Runnable {
    private final EnvelopeQueue queue;
    private final CompletableFuture<RequestDetails> target;
    private final SentryOptions options;
    private final RateLimiter limits;
    private final DeliveryFacts facts;
    private final Losses losses;
    private volatile @Nullable Connection connection;

    Sender(
            EnvelopeQueue queue,
            CompletableFuture<RequestDetails> target,
            SentryOptions options,
            RateLimiter limits,
            DeliveryFacts facts) {
        this.queue = queue;
        this.target = target;
        this.options = options;
        this.limits = limits;
        this.facts = facts;
        this.losses = new Losses(options);
    }

    @Override
    public void run() {
        try {
            // Until the target is known the queue holds everything.
            Connection opened =
                    new Connection(Endpoint.of(target.get(), options.getProxy()), options);
            connection = opened;
            for (Outgoing next = queue.take(); next != null; next = queue.take()) {
                try {
                    post(opened, next);
                } finally {
                    queue.finished();
                }
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

    private void post(Connection to, Outgoing outgoing) {
        long start = System.nanoTime();
        Delivery delivery;
        try {
            Answer answer = to.post(outgoing.body());
            delivery = answered(outgoing, answer, start);
        } catch (IOException e) {
            delivery = failed(outgoing, Outcomes.of(e), e, start);
        } catch (RuntimeException e) {
            delivery = failed(outgoing, Outcome.RESET, e, start);
        }
        boolean accepted = delivery.outcome() == Outcome.ACCEPTED;
        HintUtils.runIfHasType(
                outgoing.hint(), SubmissionResult.class, result -> result.setResult(accepted));
        // A crash handler waits for a disk; here the attempt to send is what it can wait for.
        HintUtils.runIfHasType(
                outgoing.hint(), DiskFlushNotification.class, DiskFlushNotification::markFlushed);
        facts.delivered(delivery);
    }

    private Delivery answered(Outgoing outgoing, Answer answer, long start) {
        String sentryLimits = answer.header("X-Sentry-Rate-Limits");
        String retryAfter = answer.header("Retry-After");
        limits.updateRetryAfterLimits(sentryLimits, retryAfter, answer.status());
        Outcome outcome = Outcomes.of(answer.status());
        // Sentry counts what it answers with 429 itself.
        if (outcome != Outcome.ACCEPTED && outcome != Outcome.RATE_LIMITED) {
            facts.quietly(() -> losses.record(DiscardReason.SEND_ERROR, outgoing.body()));
        }
        return delivery(
                outgoing,
                outcome,
                answer.status(),
                Detail.of(answer),
                sentryLimits != null ? sentryLimits : retryAfter,
                start);
    }

    private Delivery failed(Outgoing outgoing, Outcome outcome, Exception failure, long start) {
        HintUtils.runIfHasType(
                outgoing.hint(), Retryable.class, retryable -> retryable.setRetry(true));
        facts.quietly(() -> losses.record(DiscardReason.NETWORK_ERROR, outgoing.body()));
        String message = failure.getMessage();
        String text = failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
        return delivery(outgoing, outcome, 0, Detail.shorten(text), null, start);
    }

    private static Delivery delivery(
            Outgoing outgoing,
            Outcome outcome,
            int status,
            @Nullable String detail,
            @Nullable String rateLimits,
            long start) {
        return new Delivery(
                outgoing.eventIds(),
                outgoing.itemTypes(),
                outcome,
                status,
                detail,
                rateLimits,
                Duration.ofNanos(System.nanoTime() - start),
                Instant.now());
    }
}
