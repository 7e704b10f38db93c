package dev.sentrycanary.sentry;

import org.eclipse.microprofile.config.spi.Converter;

/** A share from 0 to 1. */
public final class RateConverter implements Converter<Double> {
    private static final long serialVersionUID = 1L;

    @Override
    public Double convert(String value) {
        double rate;
        try {
            rate = Double.parseDouble(value.trim());
        } catch (NumberFormatException e) {
            rate = Double.NaN;
        }
        if (rate >= 0.0 && rate <= 1.0) {
            return rate;
        }
        throw new IllegalArgumentException("allowed is a number from 0.0 to 1.0");
    }
}
