package dev.sentrycanary.sentry.transport;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import io.sentry.DataCategory;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent, oldest first; of check-ins and sessions one at a time. What is not on disk
 * is bounded by count and bytes. Gives nothing out while the target is left alone after a failure,
 * nor of a category that is limited.
 */
final class EnvelopeQueue {
    private static final long RECHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /** Each report there takes the place of the one before it, so the last must arrive last. */
    private static final Set<DataCategory> IN_ORDER =
            EnumSet.of(DataCategory.Monitor, DataCategory.Session);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition ended = lock.newCondition();
    private final Lanes lanes = new Lanes();
    private final Set<DataCategory> awaited = EnumSet.noneOf(DataCategory.class);
    private final int maxEnvelopes;
    private final long maxBytes;
    private final Predicate<DataCategory> limited;
    private final Backoff backoff;
    private long newest;
    private long oldest;
    private int memoryOnly;
    private int underWay;
    private boolean closed;

    /**
     * @param maxEnvelopes how many that are not on disk may wait
     * @param maxBytes how many bytes of bodies may be in memory
     * @param limited whether a rate limit runs for a category
     */
    EnvelopeQueue(
            int maxEnvelopes, long maxBytes, Predicate<DataCategory> limited, Backoff backoff) {
        this.maxEnvelopes = maxEnvelopes;
        this.maxBytes = maxBytes;
        this.limited = limited;
        this.backoff = backoff;
    }

    /** Adds at the end; false when a bound is reached or the queue is closed. */
    boolean offer(Outgoing outgoing) {
        lock.lock();
        try {
            boolean fits = lanes.memoryBytes() + outgoing.size() <= maxBytes;
            if (closed || (!outgoing.onDisk() && (memoryOnly >= maxEnvelopes || !fits))) {
                return false;
            }
            // What is on disk leaves half of the memory to what is not.
            if (outgoing.onDisk() && lanes.memoryBytes() + outgoing.size() > maxBytes / 2) {
                outgoing.release();
            }
            outgoing.sequence(++newest);
            memoryOnly += outgoing.onDisk() ? 0 : 1;
            lanes.add(outgoing);
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Adds what an earlier process left in front of everything, itself oldest first. */
    void recovered(List<Outgoing> earlier) {
        lock.lock();
        try {
            oldest -= earlier.size();
            long sequence = oldest;
            for (Outgoing outgoing : earlier) {
                outgoing.sequence(sequence++);
                lanes.add(outgoing);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The oldest that may be sent, waiting for one if need be; null once the queue is closed. */
    @Nullable Outgoing take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                long delay = backoff.delay(System.nanoTime());
                boolean crowded = backoff.failing() && underWay > 0;
                Outgoing next = delay > 0 || crowded ? null : pick();
                if (next != null) {
                    lanes.remove(next);
                    underWay++;
                    if (IN_ORDER.contains(next.category())) {
                        awaited.add(next.category());
                    }
                    return next;
                }
                if (lanes.size() == 0 || crowded) {
                    changed.await();
                } else {
                    changed.awaitNanos(delay > 0 ? delay : RECHECK_NANOS);
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** The target gave an answer to one that was taken; its fate is known. */
    void answered(Outgoing outgoing, boolean healthy, long startedNanos) {
        lock.lock();
        try {
            if (healthy) {
                backoff.succeeded(System.nanoTime());
            } else {
                backoff.failed(startedNanos, System.nanoTime());
            }
            end(outgoing);
        } finally {
            lock.unlock();
        }
    }

    /** One that was taken is not to be sent. */
    void abandoned(Outgoing outgoing) {
        lock.lock();
        try {
            end(outgoing);
        } finally {
            lock.unlock();
        }
    }

    /**
     * No answer came for one that was taken: puts it back to its place, or behind all others when
     * those got through and this did not.
     *
     * @return false when it was tried too often while others got through
     */
    boolean failed(Outgoing outgoing, long startedNanos, int mostTries) {
        lock.lock();
        try {
            backoff.failed(startedNanos, System.nanoTime());
            boolean othersPass = backoff.succeededSince(outgoing.firstFailureNanos());
            if (othersPass && outgoing.attempts() >= mostTries) {
                end(outgoing);
                return false;
            }
            if (othersPass && outgoing.attempts() >= Lanes.TRIES) {
                outgoing.sequence(++newest);
            }
            outgoing.release();
            lanes.add(outgoing);
            back(outgoing);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Whether several attempts in a row have failed. */
    boolean outage() {
        lock.lock();
        try {
            return backoff.outage();
        } finally {
            lock.unlock();
        }
    }

    /** All that wait, in no particular order. */
    List<Outgoing> waiting() {
        lock.lock();
        try {
            return lanes.all();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until nothing that may be sent waits and nothing is under way. Ends early when the
     * target fails once more and everything is safe on disk.
     */
    void awaitIdle(long timeoutMillis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long start = System.nanoTime();
            long end = start + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
            backoff.hurry(start);
            changed.signalAll();
            while (!closed && (underWay > 0 || pick() != null)) {
                boolean vain = memoryOnly == 0 && backoff.failedSince(start);
                long left = end - System.nanoTime();
                if (left <= 0 || (underWay == 0 && vain)) {
                    return;
                }
                ended.awaitNanos(Math.min(left, RECHECK_NANOS));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives nothing out any more; returns how many that are not on disk are lost with it. */
    int close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            ended.signalAll();
            return memoryOnly;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the end has begun. */
    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return lanes.size() + underWay;
        } finally {
            lock.unlock();
        }
    }

    long memoryBytes() {
        lock.lock();
        try {
            return lanes.memoryBytes();
        } finally {
            lock.unlock();
        }
    }

    /** The oldest that waits, limited or not. */
    @Nullable Outgoing oldest() {
        lock.lock();
        try {
            return lanes.first(category -> false);
        } finally {
            lock.unlock();
        }
    }

    private void end(Outgoing outgoing) {
        memoryOnly -= outgoing.onDisk() ? 0 : 1;
        back(outgoing);
    }

    private void back(Outgoing outgoing) {
        underWay--;
        awaited.remove(outgoing.category());
        changed.signalAll();
        ended.signalAll();
    }

    private @Nullable Outgoing pick() {
        Predicate<DataCategory> held = limited.or(awaited::contains);
        return backoff.failing() ? lanes.probe(held) : lanes.first(held);
    }
}
