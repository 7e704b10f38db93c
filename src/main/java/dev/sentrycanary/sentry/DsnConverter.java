package dev.sentrycanary.sentry;

import java.net.URI;

import io.sentry.RequestDetailsResolver;
import org.eclipse.microprofile.config.spi.Converter;

/** Takes what the SDK itself takes as a DSN, so that a wrong one stops the start. */
public final class DsnConverter implements Converter<String> {
    private static final long serialVersionUID = 1L;

    @Override
    public String convert(String value) {
        String dsn = value.trim();
        try {
            new RequestDetailsResolver(dsn, null).resolve();
            if (isWhole(URI.create(dsn))) {
                return dsn;
            }
        } catch (RuntimeException e) {
            // The SDK's own message may repeat the DSN, and a cause is printed: neither may leave.
        }
        throw new IllegalArgumentException(
                "allowed is a DSN such as https://<key>@<host>/<project>");
    }

    /** The SDK finds out about the port when it sends, and leaves out what may follow the path. */
    private static boolean isWhole(URI dsn) {
        return dsn.getPort() != 0
                && dsn.getPort() < 65536
                && dsn.getRawQuery() == null
                && dsn.getRawFragment() == null;
    }
}
