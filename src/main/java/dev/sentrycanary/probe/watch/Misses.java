package dev.sentrycanary.probe.watch;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts what was due and did not happen. */
final class Misses {
    private final Map<Miss, LongAdder> counts = new EnumMap<>(Miss.class);

    Misses() {
        for (Miss miss : Miss.values()) {
            counts.put(miss, new LongAdder());
        }
    }

    void add(Miss miss, int count) {
        of(miss).add(count);
    }

    LongAdder of(Miss miss) {
        return Objects.requireNonNull(counts.get(miss), "every reason has a counter");
    }
}
