package dev.sentrycanary.sentry.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.sentry.transport.spool.SpoolCounts;

/** What waits to be sent, what was given up, and how the spool fares; for metrics. */
public final class Backlog {
    private final Map<Lost, LongAdder> lost = new EnumMap<>(Lost.class);
    private final SpoolCounts spool = new SpoolCounts();
    private volatile @Nullable EnvelopeQueue queue;

    public Backlog() {
        for (Lost cause : Lost.values()) {
            lost.put(cause, new LongAdder());
        }
    }

    void watch(EnvelopeQueue current) {
        queue = current;
    }

    void lost(Lost cause, int envelopes) {
        counter(cause).add(envelopes);
    }

    /** Envelopes whose fate is not known, in memory or on disk. */
    public int envelopes() {
        EnvelopeQueue current = queue;
        return current == null ? 0 : current.size();
    }

    /** Bytes of compressed envelopes in memory. */
    public long memoryBytes() {
        EnvelopeQueue current = queue;
        return current == null ? 0 : current.memoryBytes();
    }

    /** How long the oldest has waited. */
    public Duration oldest() {
        EnvelopeQueue current = queue;
        Outgoing first = current == null ? null : current.oldest();
        return first == null ? Duration.ZERO : Duration.between(first.capturedAt(), Instant.now());
    }

    /** Whether the target has failed several times in a row. */
    public boolean outage() {
        EnvelopeQueue current = queue;
        return current != null && current.outage();
    }

    /** Envelopes given up for this cause. */
    public long lost(Lost cause) {
        return counter(cause).sum();
    }

    /** What the spool tells of itself; all zero while it is off. */
    public SpoolCounts spool() {
        return spool;
    }

    private LongAdder counter(Lost cause) {
        return Objects.requireNonNull(lost.get(cause));
    }
}
