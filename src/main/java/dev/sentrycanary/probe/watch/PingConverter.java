package dev.sentrycanary.probe.watch;

import java.net.URI;

import org.eclipse.microprofile.config.spi.Converter;

/** An address that can be pinged. What was given is never part of the complaint. */
public final class PingConverter implements Converter<URI> {
    private static final long serialVersionUID = 1L;

    @Override
    public URI convert(String value) {
        URI address;
        try {
            address = new URI(value.strip());
        } catch (java.net.URISyntaxException e) {
            throw unusable();
        }
        String scheme = String.valueOf(address.getScheme());
        if (!scheme.matches("(?i)https?") || address.getHost() == null) {
            throw unusable();
        }
        return address;
    }

    private static IllegalArgumentException unusable() {
        return new IllegalArgumentException("allowed is an http or https address");
    }
}
