package dev.sentrycanary.sentry;

import org.eclipse.microprofile.config.spi.Converter;

/** One tag as {@code key:value}. */
public final class TagConverter implements Converter<String> {
    private static final long serialVersionUID = 1L;

    @Override
    public String convert(String value) {
        if (value.trim().indexOf(':') > 0) {
            return value.trim();
        }
        throw new IllegalArgumentException("allowed are tags such as team:web,tier:1");
    }
}
