package dev.sentrycanary.metrics;

import java.util.function.ToDoubleFunction;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

import dev.sentrycanary.sentry.transport.Backlog;
import dev.sentrycanary.sentry.transport.Lost;

/** What waits for Sentry in memory and on disk, and what was given up. */
@Singleton
class BacklogMetrics {
    void register(@Observes StartupEvent start, MeterRegistry registry, Backlog backlog) {
        Meters meters = new Meters(registry, backlog);
        meters.gauge("canary.backlog.envelopes", "Envelopes not yet answered", Backlog::envelopes);
        meters.gauge(
                "canary.backlog.memory.bytes",
                "Bytes of compressed envelopes in memory",
                Backlog::memoryBytes);
        meters.gauge(
                "canary.backlog.oldest.seconds",
                "How long the oldest envelope has waited",
                it -> it.oldest().toMillis() / 1000.0);
        meters.gauge(
                "canary.backlog.outage",
                "1 while the target fails time and again",
                it -> it.outage() ? 1 : 0);
        meters.gauge(
                "canary.spool.writable",
                "1 while envelopes are written to disk",
                it -> it.spool().isWritable() ? 1 : 0);
        meters.gauge(
                "canary.spool.envelopes",
                "Envelopes on disk not yet answered",
                it -> it.spool().envelopes());
        meters.gauge("canary.spool.bytes", "Bytes of files in use", it -> it.spool().bytes());
        meters.gauge(
                "canary.spool.aside.bytes",
                "Bytes kept aside: torn files, and events for another DSN",
                it -> it.spool().asideBytes());
        meters.counter("canary.spool.torn", "Damaged pieces found", it -> it.spool().torn());
        meters.counter("canary.spool.errors", "Failed reads and writes", it -> it.spool().errors());
        meters.counter(
                "canary.spool.full",
                "Envelopes that the bound on size kept off the disk",
                it -> it.spool().full());
        meters.counter(
                "canary.spool.recovered",
                "Envelopes found that an earlier process left",
                it -> it.spool().recovered());
        for (Lost cause : Lost.values()) {
            FunctionCounter.builder("canary.envelopes.lost", backlog, it -> it.lost(cause))
                    .description("Envelopes given up without an answer")
                    .tag("cause", cause.code())
                    .register(registry);
        }
    }

    private record Meters(MeterRegistry registry, Backlog backlog) {
        void gauge(String name, String description, ToDoubleFunction<Backlog> value) {
            Gauge.builder(name, backlog, value).description(description).register(registry);
        }

        void counter(String name, String description, ToDoubleFunction<Backlog> value) {
            FunctionCounter.builder(name, backlog, value)
                    .description(description)
                    .register(registry);
        }
    }
}
