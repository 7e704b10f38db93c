package dev.sentrycanary.sentry.transport;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/** What waits to be sent, bounded by count and by bytes; oldest first. */
final class EnvelopeQueue {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition idle = lock.newCondition();
    private final ArrayDeque<Outgoing> waiting = new ArrayDeque<>();
    private final int maxEnvelopes;
    private final long maxBytes;
    private long bytes;
    private int unfinished;
    private boolean closed;

    EnvelopeQueue(int maxEnvelopes, long maxBytes) {
        this.maxEnvelopes = maxEnvelopes;
        this.maxBytes = maxBytes;
    }

    /** Adds at the end; false when a bound is reached or the queue is closed. */
    boolean offer(Outgoing outgoing) {
        lock.lock();
        try {
            if (closed
                    || waiting.size() >= maxEnvelopes
                    || bytes + outgoing.body().length > maxBytes) {
                return false;
            }
            waiting.add(outgoing);
            bytes += outgoing.body().length;
            unfinished++;
            filled.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The oldest, waiting for one if need be; null once the queue is closed. */
    @Nullable Outgoing take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closed) {
                filled.await();
            }
            Outgoing outgoing = closed ? null : waiting.poll();
            if (outgoing != null) {
                bytes -= outgoing.body().length;
            }
            return outgoing;
        } finally {
            lock.unlock();
        }
    }

    /** Says that what {@link #take} gave out has come to its end. */
    void finished() {
        lock.lock();
        try {
            if (--unfinished == 0) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing waits and nothing is under way; false when time ran out. */
    boolean awaitIdle(long timeoutMillis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
            while (unfinished > 0 && left > 0) {
                left = idle.awaitNanos(left);
            }
            return unfinished == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Gives nothing out any more; returns how many never came to their end. */
    int close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            bytes = 0;
            filled.signalAll();
            return unfinished;
        } finally {
            lock.unlock();
        }
    }
}
