package dev.sentrycanary.alert;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import jakarta.enterprise.context.ApplicationScoped;

/** Counts webhooks by what became of them; read by the metrics. */
@ApplicationScoped
public class HookCounts {
    private final Map<HookVerdict, LongAdder> counts = new EnumMap<>(HookVerdict.class);

    HookCounts() {
        for (HookVerdict verdict : HookVerdict.values()) {
            counts.put(verdict, new LongAdder());
        }
    }

    /** How many webhooks came to {@code verdict} since the start. */
    public long of(HookVerdict verdict) {
        return counter(verdict).sum();
    }

    void count(HookVerdict verdict) {
        counter(verdict).increment();
    }

    private LongAdder counter(HookVerdict verdict) {
        return java.util.Objects.requireNonNull(counts.get(verdict), "every verdict has a counter");
    }
}
