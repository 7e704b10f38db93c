package dev.sentrycanary.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.Sentry;

import dev.sentrycanary.scenario.expect.EventTree;
import dev.sentrycanary.scenario.expect.Expectation;

/** One metric of each type. */
@ApplicationScoped
class TraceMetrics implements Scenario {
    private static final List<Metric> METRICS =
            List.of(
                    new Metric("canary.counter", "counter", 3, null),
                    new Metric("canary.gauge", "gauge", 21.5, "percent"),
                    new Metric("canary.distribution", "distribution", 12.25, "millisecond"));

    @Override
    public String name() {
        return "metrics";
    }

    @Override
    public String summary() {
        return "A counter, a gauge and a distribution, each with a known value";
    }

    @Override
    public List<Promise> promises() {
        return List.of(new Promise(EventKind.TRACE_METRIC, METRICS.size()));
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                new Expectation(
                        EventKind.TRACE_METRIC,
                        "type and value are those of the metric of this name",
                        TraceMetrics::complaint));
    }

    private static Optional<String> complaint(EventTree stored) {
        String name = stored.text("name").orElse("");
        Optional<Metric> known =
                METRICS.stream().filter(metric -> metric.name().equals(name)).findFirst();
        if (known.isEmpty()) {
            return Optional.of("no metric of ours is named \"" + name + "\"");
        }
        Metric metric = known.get();
        String type = stored.text("type").orElse("none");
        double value = stored.text("value").map(Double::parseDouble).orElse(Double.NaN);
        return type.equals(metric.type()) && Double.compare(value, metric.value()) == 0
                ? Optional.empty()
                : Optional.of("it is a " + type + " of " + value);
    }

    @Override
    public Optional<String> unsupported() {
        return Sentry.getGlobalScope().getOptions().getMetrics().isEnabled()
                ? Optional.empty()
                : Optional.of("metrics are switched off in the SDK's options");
    }

    @Override
    public Map<String, Object> raise(Call call) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (Metric metric : METRICS) {
            switch (metric.type()) {
                case "counter" ->
                        Sentry.metrics().count(metric.name(), metric.value(), metric.unit());
                case "gauge" ->
                        Sentry.metrics().gauge(metric.name(), metric.value(), metric.unit());
                default ->
                        Sentry.metrics().distribution(metric.name(), metric.value(), metric.unit());
            }
            facts.put(metric.name(), metric.value());
        }
        return Map.of("metrics", facts);
    }

    private record Metric(
            String name,
            String type,
            double value,
            @org.jspecify.annotations.Nullable String unit) {}
}
