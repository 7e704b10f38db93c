package dev.sentrycanary.probe.watch;

import org.eclipse.microprofile.config.spi.Converter;

/** A line of a crontab. */
public final class CrontabConverter implements Converter<String> {
    private static final long serialVersionUID = 1L;

    @Override
    public String convert(String value) {
        try {
            Crontab.parse(value.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "allowed is a crontab line of five fields that comes true, such as */5 * * * *",
                    e);
        }
        return value.strip();
    }
}
