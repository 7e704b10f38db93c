package dev.sentrycanary.access;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many events may still be raised in the hour that ends now, whoever asks. Counts by the
 * minute, so an event weighs on the budget for 60 to 61 minutes. Safe for use by many threads.
 */
public final class EventBudget {
    private static final int MINUTES = 61;

    private final int limit;
    private final Clock clock;
    private final int[] raised = new int[MINUTES];
    private final LongAdder refused = new LongAdder();
    private long minute;
    private int sum;

    /**
     * @param limit how many events an hour may see
     */
    public EventBudget(int limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
        this.minute = currentMinute();
    }

    /**
     * Spends {@code events} of the budget, all or none.
     *
     * @return false when fewer are left; nothing is spent then
     */
    public synchronized boolean spend(int events) {
        if (events < 1) {
            throw new IllegalArgumentException("events must be positive, not " + events);
        }
        turn();
        if (events > limit - sum) {
            refused.increment();
            return false;
        }
        raised[slot(minute)] += events;
        sum += events;
        return true;
    }

    /** How often events were refused since the start. */
    public LongAdder refused() {
        return refused;
    }

    /** How many events an hour may see. */
    public int limit() {
        return limit;
    }

    /** How many events may be raised now. */
    public synchronized int left() {
        turn();
        return limit - sum;
    }

    /** How long until {@code events} may be raised, to the minute; zero when they may now. */
    public synchronized Duration until(int events) {
        turn();
        int free = limit - sum;
        for (int ahead = 0; ahead < MINUTES; ahead++) {
            if (free >= events) {
                return Duration.ofMinutes(ahead);
            }
            free += raised[slot(minute + ahead + 1)];
        }
        return Duration.ofMinutes(MINUTES);
    }

    private void turn() {
        long now = currentMinute();
        for (long passed = Math.max(minute + 1, now - MINUTES + 1); passed <= now; passed++) {
            sum -= raised[slot(passed)];
            raised[slot(passed)] = 0;
        }
        minute = Math.max(minute, now);
    }

    private long currentMinute() {
        return TimeUnit.MILLISECONDS.toMinutes(clock.millis());
    }

    private static int slot(long minute) {
        return (int) Math.floorMod(minute, (long) MINUTES);
    }
}
