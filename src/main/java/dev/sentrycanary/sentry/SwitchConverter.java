package dev.sentrycanary.sentry;

import java.util.Locale;

import org.eclipse.microprofile.config.spi.Converter;

/** True or false in the words that are usual for it; without it any typing error means false. */
public final class SwitchConverter implements Converter<Boolean> {
    /** Above the converter that comes with the configuration. */
    static final int PRIORITY = 200;

    private static final long serialVersionUID = 1L;

    @Override
    public Boolean convert(String value) {
        return switch (value.trim().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "on", "1" -> Boolean.TRUE;
            case "false", "no", "n", "off", "0" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException("allowed is true or false");
        };
    }
}
