package dev.sentrycanary.sentry.transport;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

import io.sentry.SentryOptions;
import io.sentry.clientreport.DiscardReason;
import io.sentry.hints.DiskFlushNotification;
import io.sentry.hints.Retryable;
import io.sentry.hints.SubmissionResult;
import io.sentry.util.HintUtils;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.sentry.Delivery;
import dev.sentrycanary.sentry.Delivery.Outcome;

/** Tells everybody what has become of an envelope: SDK, listeners, client report, disk. */
final class Fates {
    private final DeliveryFacts facts;
    private final Backlog backlog;
    private final Losses losses;

    Fates(SentryOptions options, DeliveryFacts facts, Backlog backlog) {
        this.facts = facts;
        this.backlog = backlog;
        this.losses = new Losses(options);
    }

    /** The target has answered; whatever it said, the protocol forbids to send this again. */
    void answered(Outgoing outgoing, Answer answer, Duration took) {
        Outcome outcome = Outcomes.of(answer.status());
        if (outcome == Outcome.RATE_LIMITED) {
            // Sentry counts what it answers with 429 itself, but for what a client report said.
            count(outgoing, losses::recordReport);
        } else if (outcome != Outcome.ACCEPTED) {
            count(outgoing, body -> losses.record(DiscardReason.SEND_ERROR, body));
        }
        String limits = answer.header("X-Sentry-Rate-Limits");
        outgoing.done();
        facts.delivered(
                new Delivery(
                        outgoing.eventIds(),
                        outgoing.itemTypes(),
                        outcome,
                        answer.status(),
                        Detail.of(answer),
                        limits != null ? limits : answer.header("Retry-After"),
                        took,
                        Instant.now(),
                        outgoing.attempts(),
                        false,
                        outgoing.failure()));
        tellSdk(outgoing, outcome == Outcome.ACCEPTED);
    }

    /** No answer came; the envelope is kept and will be sent again. */
    void kept(Outgoing outgoing, Outcome outcome, @Nullable String detail, Duration took) {
        facts.delivered(unanswered(outgoing, outcome, detail, took, true));
        tellSdk(outgoing, false);
    }

    /** The envelope is given up. */
    void lost(Outgoing outgoing, Lost cause, Outcome outcome, String detail) {
        DiscardReason reason =
                switch (cause) {
                    case FULL -> DiscardReason.QUEUE_OVERFLOW;
                    case EXPIRED -> DiscardReason.CACHE_OVERFLOW;
                    case UNDELIVERABLE, DAMAGED, SHUTDOWN -> DiscardReason.NETWORK_ERROR;
                };
        count(outgoing, body -> losses.record(reason, body));
        backlog.lost(cause, 1);
        outgoing.done();
        facts.delivered(unanswered(outgoing, outcome, detail, Duration.ZERO, false));
        tellSdk(outgoing, false);
        HintUtils.runIfHasType(
                outgoing.hint(), Retryable.class, retryable -> retryable.setRetry(true));
    }

    /** That many were in memory only when the process ended. */
    void lostAtEnd(int envelopes) {
        backlog.lost(Lost.SHUTDOWN, envelopes);
    }

    /**
     * A crash handler waits for a disk; without one the attempt to send is what it waits for. It
     * may end the process there and then, so everybody else has been told before.
     */
    private static void tellSdk(Outgoing outgoing, boolean accepted) {
        HintUtils.runIfHasType(
                outgoing.hint(), SubmissionResult.class, result -> result.setResult(accepted));
        HintUtils.runIfHasType(
                outgoing.hint(), DiskFlushNotification.class, DiskFlushNotification::markFlushed);
    }

    private void count(Outgoing outgoing, Consumer<byte[]> how) {
        facts.quietly(
                () -> {
                    try {
                        how.accept(outgoing.body());
                    } catch (IOException e) {
                        // Not readable: its loss is in our own figures only.
                    }
                });
    }

    private static Delivery unanswered(
            Outgoing outgoing,
            Outcome outcome,
            @Nullable String detail,
            Duration took,
            boolean kept) {
        return new Delivery(
                outgoing.eventIds(),
                outgoing.itemTypes(),
                outcome,
                0,
                detail,
                null,
                took,
                Instant.now(),
                outgoing.attempts(),
                kept,
                outgoing.failure());
    }
}
