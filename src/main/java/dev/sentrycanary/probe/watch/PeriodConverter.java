package dev.sentrycanary.probe.watch;

import java.time.Duration;

import io.quarkus.runtime.configuration.DurationConverter;
import org.eclipse.microprofile.config.spi.Converter;

/** A duration between a second and a week. */
public final class PeriodConverter implements Converter<Duration> {
    private static final long serialVersionUID = 1L;
    private static final Duration LONGEST = Duration.ofDays(7);

    @Override
    public Duration convert(String value) {
        Duration period;
        try {
            // Quarkus reads nothing out of an empty text.
            period =
                    value.isBlank()
                            ? Duration.ZERO
                            : DurationConverter.parseDuration(value.strip());
        } catch (IllegalArgumentException e) {
            period = Duration.ZERO;
        }
        if (period.compareTo(Duration.ofSeconds(1)) < 0 || period.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("allowed is a duration from 1s to 168h");
        }
        return period;
    }
}
