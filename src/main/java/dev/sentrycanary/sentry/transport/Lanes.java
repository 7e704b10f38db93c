package dev.sentrycanary.sentry.transport;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import io.sentry.DataCategory;
import org.jspecify.annotations.Nullable;

/** What waits, by category, each oldest first. Guarded by the queue's lock. */
final class Lanes {
    private static final int PROBES = 3;

    /** How many failures of one envelope make others worth a try. */
    static final int TRIES = 3;

    private final Map<DataCategory, TreeMap<Long, Outgoing>> lanes =
            new EnumMap<>(DataCategory.class);
    private int size;
    private long memoryBytes;

    void add(Outgoing outgoing) {
        lanes.computeIfAbsent(outgoing.category(), category -> new TreeMap<>())
                .put(outgoing.sequence(), outgoing);
        size++;
        memoryBytes += outgoing.inMemory() ? outgoing.size() : 0;
    }

    void remove(Outgoing outgoing) {
        TreeMap<Long, Outgoing> lane = lanes.get(outgoing.category());
        if (lane != null && lane.remove(outgoing.sequence()) != null) {
            size--;
            memoryBytes -= outgoing.inMemory() ? outgoing.size() : 0;
        }
    }

    int size() {
        return size;
    }

    /** Bytes of the bodies in memory. */
    long memoryBytes() {
        return memoryBytes;
    }

    List<Outgoing> all() {
        List<Outgoing> all = new ArrayList<>(size);
        lanes.values().forEach(lane -> all.addAll(lane.values()));
        return all;
    }

    /** The oldest of all categories but those {@code without}. */
    @Nullable Outgoing first(Predicate<DataCategory> without) {
        Outgoing first = null;
        for (Map.Entry<DataCategory, TreeMap<Long, Outgoing>> lane : lanes.entrySet()) {
            Map.Entry<Long, Outgoing> head = lane.getValue().firstEntry();
            if (head != null
                    && (first == null || head.getKey() < first.sequence())
                    && !without.test(lane.getKey())) {
                first = head.getValue();
            }
        }
        return first;
    }

    /**
     * One of the oldest few that was not tried often, else the oldest: a failure may be that of one
     * envelope which the target cannot stomach.
     */
    @Nullable Outgoing probe(Predicate<DataCategory> without) {
        Outgoing first = first(without);
        TreeMap<Long, Outgoing> lane = first == null ? null : lanes.get(first.category());
        if (first == null || lane == null || first.attempts() < TRIES) {
            return first;
        }
        return lane.values().stream()
                .limit(PROBES)
                .filter(outgoing -> outgoing.attempts() < TRIES)
                .findFirst()
                .orElse(first);
    }
}
