package dev.sentrycanary.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;

import dev.sentrycanary.sentry.CapturedEvent;
import dev.sentrycanary.sentry.Delivery;
import dev.sentrycanary.sentry.DeliveryListener;
import dev.sentrycanary.sentry.DroppedEvent;

/** Counts what the Sentry SDK kept, dropped and delivered, and how long deliveries took. */
@Startup
@Singleton
class DeliveryMetrics implements DeliveryListener {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private final MeterRegistry registry;
    private final Clock clock;
    private final Timer took;
    private final AtomicReference<Instant> limitedUntil = new AtomicReference<>(Instant.EPOCH);

    @Inject
    DeliveryMetrics(MeterRegistry registry) {
        this(registry, Clock.systemUTC());
    }

    DeliveryMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        took =
                Timer.builder("canary.delivery")
                        .description("How long Sentry took to answer an envelope")
                        .serviceLevelObjectives(BUCKETS)
                        .register(registry);
        Gauge.builder("canary.rate.limit.remaining", this::limitRemaining)
                .description("Seconds until the last rate limit that Sentry set has passed")
                .baseUnit("seconds")
                .register(registry);
        for (Delivery.Outcome outcome : Delivery.Outcome.values()) {
            deliveries(outcome);
        }
    }

    @Override
    public void captured(CapturedEvent event) {
        counter("canary.events.captured", "Events that the SDK kept")
                .tag("category", event.category())
                .register(registry)
                .increment();
    }

    @Override
    public void dropped(DroppedEvent event) {
        counter("canary.events.dropped", "Events that the SDK gave up before sending")
                .tag("category", event.category())
                .tag("reason", event.reason())
                .register(registry)
                .increment();
    }

    @Override
    public void delivered(Delivery delivery) {
        if (delivery.attempt() == 0 && delivery.kept()) {
            return;
        }
        deliveries(delivery.outcome()).increment();
        if (delivery.status() > 0) {
            took.record(delivery.took());
        }
        String limits = delivery.rateLimits();
        if (limits != null) {
            Instant until = delivery.at().plusSeconds(RateLimitHeader.longest(limits));
            limitedUntil.accumulateAndGet(until, (a, b) -> a.isAfter(b) ? a : b);
        }
    }

    private Counter deliveries(Delivery.Outcome outcome) {
        return counter("canary.deliveries", "Attempts to send an envelope")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private static Counter.Builder counter(String name, String description) {
        return Counter.builder(name).description(description);
    }

    private double limitRemaining() {
        return Math.max(0, Duration.between(clock.instant(), limitedUntil.get()).toSeconds());
    }
}
