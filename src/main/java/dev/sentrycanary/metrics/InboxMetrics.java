package dev.sentrycanary.metrics;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

import dev.sentrycanary.alert.HookCounts;
import dev.sentrycanary.alert.HookVerdict;
import dev.sentrycanary.inbox.Inbox;

/** How full the inbox is, and what became of alerts that arrived. */
@Singleton
class InboxMetrics {
    void register(
            @Observes StartupEvent start, MeterRegistry registry, Inbox inbox, HookCounts hooks) {
        Gauge.builder("canary.inbox.events", inbox, one -> one.stats().events())
                .description("Events that the inbox holds")
                .register(registry);
        Gauge.builder("canary.inbox.size", inbox, one -> one.stats().bytes())
                .description("Bytes that they are taken to occupy")
                .baseUnit("bytes")
                .register(registry);
        FunctionCounter.builder("canary.inbox.envelopes", inbox, one -> one.stats().received())
                .description("Envelopes that the inbox took")
                .register(registry);
        FunctionCounter.builder("canary.inbox.evictions", inbox, one -> one.stats().dropped())
                .description("Envelopes that it dropped to make room")
                .register(registry);
        for (HookVerdict verdict : HookVerdict.values()) {
            FunctionCounter.builder("canary.hooks", hooks, counts -> counts.of(verdict))
                    .description("Alert webhooks by what became of them")
                    .tag("verdict", verdict.label())
                    .register(registry);
        }
    }
}
