package dev.sentrycanary.sentry;

import org.eclipse.microprofile.config.spi.Converter;

/** A TCP port. */
public final class PortConverter implements Converter<Integer> {
    private static final long serialVersionUID = 1L;

    @Override
    public Integer convert(String value) {
        try {
            int port = Integer.parseInt(value.trim());
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // told below, in our words
        }
        throw new IllegalArgumentException("allowed is a port from 1 to 65535");
    }
}
