package dev.sentrycanary.sentry;

import org.eclipse.microprofile.config.spi.Converter;

/** A whole number above zero. */
public final class CountConverter implements Converter<Integer> {
    private static final long serialVersionUID = 1L;

    @Override
    public Integer convert(String value) {
        try {
            int count = Integer.parseInt(value.trim());
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            // told below, in our words
        }
        throw new IllegalArgumentException("allowed is a whole number from 1 on");
    }
}
