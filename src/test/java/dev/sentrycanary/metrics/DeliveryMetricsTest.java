package dev.sentrycanary.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sentrycanary.sentry.CapturedEvent;
import dev.sentrycanary.sentry.Delivery;
import dev.sentrycanary.sentry.DroppedEvent;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryMetricsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DeliveryMetrics metrics =
            new DeliveryMetrics(registry, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void counts_what_was_kept_and_what_was_dropped() {
        metrics.captured(new CapturedEvent("a".repeat(32), "error", Map.of(), NOW));
        metrics.dropped(new DroppedEvent(null, "error", "sample_rate", Map.of(), NOW));
        metrics.dropped(new DroppedEvent(null, "error", "sample_rate", Map.of(), NOW));

        assertThat(
                        registry.get("canary.events.captured")
                                .tag("category", "error")
                                .counter()
                                .count())
                .isEqualTo(1);
        assertThat(
                        registry.get("canary.events.dropped")
                                .tag("reason", "sample_rate")
                                .counter()
                                .count())
                .isEqualTo(2);
    }

    @Test
    void every_outcome_is_there_before_it_happens() {
        assertThat(registry.get("canary.deliveries").counters())
                .hasSize(Delivery.Outcome.values().length)
                .allSatisfy(counter -> assertThat(counter.count()).isZero());
    }

    @Test
    void an_attempt_without_an_answer_has_no_duration() {
        metrics.delivered(delivery(Delivery.Outcome.DNS, 0, null));
        metrics.delivered(delivery(Delivery.Outcome.ACCEPTED, 200, null));

        assertThat(registry.get("canary.delivery").timer().count()).isEqualTo(1);
        assertThat(registry.get("canary.deliveries").tag("outcome", "dns").counter().count())
                .isEqualTo(1);
    }

    @Test
    void the_longest_limit_that_runs_is_told() {
        metrics.delivered(
                delivery(Delivery.Outcome.RATE_LIMITED, 429, "60:error:key, 2700:default:org"));
        metrics.delivered(delivery(Delivery.Outcome.ACCEPTED, 200, "5"));

        assertThat(registry.get("canary.rate.limit.remaining").gauge().value()).isEqualTo(2700);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60                              | 60",
                "60:error;transaction:key:quota  | 60",
                "10:error:key,  20::organization | 20",
                "2.5                             | 3",
                "''                              | 0",
                "soon                            | 0",
                "-5:error:key                    | 0",
                "NaN                             | 0",
                "1e300::key                      | 86400"
            })
    void limits_are_read_leniently(String header, long seconds) {
        assertThat(RateLimitHeader.longest(header)).isEqualTo(seconds);
    }

    private static Delivery delivery(
            Delivery.Outcome outcome, int status, @Nullable String rateLimits) {
        return new Delivery(
                List.of(),
                List.of("event"),
                outcome,
                status,
                null,
                rateLimits,
                Duration.ofMillis(30),
                NOW);
    }
}
