package dev.sentrycanary.metrics;

import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.config.NamingConvention;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import dev.sentrycanary.probe.watch.Watcher;
import dev.sentrycanary.receipt.RunReport;

/** What one run alone adds to the metrics. */
@Singleton
public class RunFigures {
    private final Watcher watcher;

    RunFigures(Watcher watcher) {
        this.watcher = watcher;
    }

    /** One sample a line, under the names that Prometheus reads; zeros and maxima are left out. */
    public String of(RunReport run) {
        SimpleMeterRegistry alone = new SimpleMeterRegistry();
        try {
            new RunMetrics(alone, watcher.wanted()).decided(run);
            TreeSet<String> lines = new TreeSet<>();
            for (Meter meter : alone.getMeters()) {
                if (meter.getId().getName().endsWith(".histogram")) {
                    continue; // buckets of one value say nothing
                }
                for (Measurement measurement : meter.measure()) {
                    double value = measurement.getValue();
                    if (value != 0 && measurement.getStatistic() != Statistic.MAX) {
                        lines.add(name(meter, measurement) + tags(meter) + " " + value);
                    }
                }
            }
            return lines.stream().collect(Collectors.joining("\n", "", "\n"));
        } finally {
            alone.close();
        }
    }

    private static String name(Meter meter, Measurement measurement) {
        String name =
                NamingConvention.snakeCase.name(meter.getId().getName(), meter.getId().getType());
        String unit = meter.getId().getBaseUnit();
        String full = unit == null ? name : name + "_" + unit;
        return switch (meter.getId().getType()) {
            case COUNTER -> full + "_total";
            case TIMER ->
                    full + (measurement.getStatistic() == Statistic.COUNT ? "_count" : "_sum");
            default -> full;
        };
    }

    private static String tags(Meter meter) {
        return meter.getId().getTags().stream()
                .map(tag -> String.format(Locale.ROOT, "%s=\"%s\"", tag.getKey(), tag.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
