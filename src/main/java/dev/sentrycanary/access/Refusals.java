package dev.sentrycanary.access;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts refused requests by reason, for the metrics. */
public final class Refusals {
    private final Map<Refusal.Reason, LongAdder> counts = new EnumMap<>(Refusal.Reason.class);

    Refusals() {
        for (Refusal.Reason reason : Refusal.Reason.values()) {
            counts.put(reason, new LongAdder());
        }
    }

    void count(Refusal refusal) {
        LongAdder adder = counts.get(refusal.reason());
        if (adder != null) {
            adder.increment();
        }
    }

    /** How many requests were refused since the start, for each reason, in lower case. */
    public Map<String, LongAdder> byReason() {
        Map<String, LongAdder> named = new TreeMap<>();
        counts.forEach((reason, count) -> named.put(reason.name().toLowerCase(Locale.ROOT), count));
        return named;
    }
}
