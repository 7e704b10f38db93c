package dev.sentrycanary.web.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

/**
 * The latest changes in a ring: who was away catches up from it. It holds keys only; what to show
 * of them is read when it is sent.
 */
@Singleton
public class LiveFeed {
    private static final int CAPACITY = 4096;

    private final Change[] ring = new Change[CAPACITY];

    /** Tells a position of this process from one of a process before it. */
    private final String epoch = Integer.toHexString(ThreadLocalRandom.current().nextInt());

    private long last;

    /** Adds a change. */
    public synchronized void add(Change.Kind kind, String key) {
        last++;
        ring[(int) (last % CAPACITY)] = new Change(last, kind, key);
    }

    /** The position of the newest change, as readers name it. */
    public synchronized String position() {
        return name(last);
    }

    /** The name of a position. */
    public String name(long position) {
        return epoch + "-" + position;
    }

    /** The newest position. */
    public synchronized long last() {
        return last;
    }

    /** The position behind a name, or -1 when it is none of this process. */
    public synchronized long parse(@Nullable String name) {
        String prefix = epoch + "-";
        if (name == null || !name.startsWith(prefix)) {
            return -1;
        }
        String digits = name.substring(prefix.length());
        if (!digits.matches("\\d{1,18}")) {
            return -1;
        }
        long position = Long.parseLong(digits);
        return position <= last ? position : -1;
    }

    /** The changes after {@code position}; null when some of them have left the ring. */
    public synchronized @Nullable List<Change> after(long position) {
        if (position < 0 || last - position > CAPACITY) {
            return null;
        }
        List<Change> changes = new ArrayList<>();
        for (long at = position + 1; at <= last; at++) {
            changes.add(ring[(int) (at % CAPACITY)]);
        }
        return changes;
    }
}
