package dev.sentrycanary.inbox;

import org.eclipse.microprofile.config.spi.Converter;

/** The last part of a DSN: anything but nothing. */
public final class ProjectConverter implements Converter<String> {
    private static final long serialVersionUID = 1L;

    @Override
    public String convert(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("allowed is a project id such as 1");
        }
        return value.strip();
    }
}
