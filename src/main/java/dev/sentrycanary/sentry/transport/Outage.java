package dev.sentrycanary.sentry.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.sentry.Delivery;
import dev.sentrycanary.sentry.Delivery.Outcome;

/**
 * While the target fails again and again, tells of each envelope that waits why it does: its own
 * turn may be long in coming.
 */
final class Outage {
    private final EnvelopeQueue queue;
    private final DeliveryFacts facts;
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile @Nullable Reason reason;

    Outage(EnvelopeQueue queue, DeliveryFacts facts) {
        this.queue = queue;
        this.facts = facts;
    }

    void failed(Outcome outcome, @Nullable String detail) {
        reason = new Reason(outcome, detail);
        if (queue.outage() && told.compareAndSet(false, true)) {
            queue.waiting().forEach(this::tell);
        }
    }

    void over() {
        reason = null;
        told.set(false);
    }

    /** One more waits. */
    void arrived(Outgoing outgoing) {
        if (told.get()) {
            tell(outgoing);
        }
    }

    private void tell(Outgoing outgoing) {
        Reason why = reason;
        if (why == null || outgoing.eventIds().isEmpty() || !outgoing.failed(why.outcome())) {
            return;
        }
        facts.delivered(
                new Delivery(
                        outgoing.eventIds(),
                        outgoing.itemTypes(),
                        why.outcome(),
                        0,
                        "held back after: " + why.detail(),
                        null,
                        Duration.ZERO,
                        Instant.now(),
                        0,
                        true,
                        null));
    }

    private record Reason(Outcome outcome, @Nullable String detail) {}
}
