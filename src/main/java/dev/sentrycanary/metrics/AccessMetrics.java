package dev.sentrycanary.metrics;

import java.util.concurrent.atomic.LongAdder;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

import dev.sentrycanary.access.EventBudget;
import dev.sentrycanary.access.Refusals;

/** What is left of the hourly budget, and who was turned away. */
@Singleton
class AccessMetrics {
    void register(
            @Observes StartupEvent start,
            MeterRegistry registry,
            EventBudget budget,
            Refusals refusals) {
        Gauge.builder("canary.budget.events.left", budget, EventBudget::left)
                .description("Events that may still be raised within the hour")
                .register(registry);
        Gauge.builder("canary.budget.events.limit", budget, EventBudget::limit)
                .description("Events that an hour may see")
                .register(registry);
        FunctionCounter.builder("canary.budget.refusals", budget.refused(), LongAdder::doubleValue)
                .description("Runs that were refused because the hourly budget did not hold them")
                .register(registry);
        refusals.byReason()
                .forEach(
                        (reason, count) ->
                                FunctionCounter.builder(
                                                "canary.requests.refused",
                                                count,
                                                LongAdder::doubleValue)
                                        .description("Requests that the access guard refused")
                                        .tag("reason", reason)
                                        .register(registry));
    }
}
