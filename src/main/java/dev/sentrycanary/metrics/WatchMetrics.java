package dev.sentrycanary.metrics;

import java.util.concurrent.atomic.LongAdder;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

import dev.sentrycanary.probe.watch.Miss;
import dev.sentrycanary.probe.watch.Watcher;

/** Whether watch is kept, by whom, and what it missed. */
@Singleton
class WatchMetrics {
    void register(@Observes StartupEvent start, MeterRegistry registry, Watcher watcher) {
        Gauge.builder("canary.watch.enabled", watcher, one -> one.on() ? 1 : 0)
                .description("1 where a schedule is set")
                .register(registry);
        Gauge.builder("canary.watch.active", watcher, one -> one.ours() ? 1 : 0)
                .description("1 where this replica keeps watch, and not another one")
                .register(registry);
        for (Miss miss : Miss.values()) {
            FunctionCounter.builder(
                            "canary.watch.missed", watcher.misses(miss), LongAdder::doubleValue)
                    .description("What was due and did not happen")
                    .tag("reason", miss.code())
                    .register(registry);
        }
        for (boolean taken : new boolean[] {true, false}) {
            FunctionCounter.builder(
                            "canary.heartbeat.pings", watcher.pings(taken), LongAdder::doubleValue)
                    .description("Pings of the second channel")
                    .tag("outcome", taken ? "taken" : "lost")
                    .register(registry);
        }
    }
}
