package dev.sentrycanary.sentry.transport;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.sentry.DataCategory;
import io.sentry.Hint;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.sentry.Delivery.Outcome;
import dev.sentrycanary.sentry.transport.spool.Place;
import dev.sentrycanary.sentry.transport.spool.Spooled;

/**
 * An envelope ready for the wire, from its capture until its fate is known. Its body is in memory,
 * on disk or both. Guarded by the queue's lock, except while a sender holds it.
 */
final class Outgoing {
    private final Spooled content;
    private final DataCategory category;
    private final int size;
    private final Hint hint;
    private final @Nullable Place place;
    private byte @Nullable [] body;
    private long sequence;
    private int attempts;
    private long firstFailureNanos;
    private volatile @Nullable Outcome failure;

    private Outgoing(
            Spooled content, int size, byte @Nullable [] body, Hint hint, @Nullable Place place) {
        this.content = content;
        this.category = Categories.of(content.itemTypes());
        this.size = size;
        this.body = body;
        this.hint = hint;
        this.place = place;
    }

    /**
     * @param body the whole envelope, gzip
     * @param hint what the SDK waits for or wants to be told
     * @param place where it stands on disk, if it does
     */
    static Outgoing captured(Spooled content, byte[] body, Hint hint, @Nullable Place place) {
        return new Outgoing(content, body.length, body, hint, place);
    }

    /** One that an earlier process left on disk. */
    static Outgoing recovered(Spooled content, int size, Place place) {
        return new Outgoing(content, size, null, new Hint(), place);
    }

    List<String> eventIds() {
        return content.eventIds();
    }

    List<String> itemTypes() {
        return content.itemTypes();
    }

    Instant capturedAt() {
        return Instant.ofEpochMilli(content.capturedAt());
    }

    DataCategory category() {
        return category;
    }

    Hint hint() {
        return hint;
    }

    /** Bytes of the body. */
    int size() {
        return size;
    }

    boolean onDisk() {
        return place != null;
    }

    boolean inMemory() {
        return body != null;
    }

    /** The body, from disk if need be. */
    byte[] body() throws IOException {
        byte[] held = body;
        return held != null ? held : Objects.requireNonNull(place).read();
    }

    /** Leaves the body to the disk. */
    void release() {
        if (place != null) {
            body = null;
        }
    }

    /** The fate is known. */
    void done() {
        if (place != null) {
            place.done();
        }
    }

    long sequence() {
        return sequence;
    }

    void sequence(long number) {
        sequence = number;
    }

    /** How many attempts to send it have ended. */
    int attempts() {
        return attempts;
    }

    long firstFailureNanos() {
        return firstFailureNanos;
    }

    /** Counts an attempt. */
    int attempted() {
        return ++attempts;
    }

    /** How the first attempt failed, or the one because of which this is held back. */
    @Nullable Outcome failure() {
        return failure;
    }

    /** Remembers the first failure; says whether it is the first. */
    synchronized boolean failed(Outcome outcome) {
        if (failure != null) {
            return false;
        }
        failure = outcome;
        firstFailureNanos = System.nanoTime();
        return true;
    }
}
