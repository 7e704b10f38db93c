package dev.sentrycanary.sentry;

import java.net.URI;
import java.net.URISyntaxException;

import org.eclipse.microprofile.config.spi.Converter;

/** Takes an absolute http or https URL, so that a wrong one stops the start. */
public final class HttpUrlConverter implements Converter<String> {
    private static final long serialVersionUID = 1L;

    @Override
    public String convert(String value) {
        String url = value.trim();
        try {
            URI uri = new URI(url);
            String scheme = String.valueOf(uri.getScheme());
            if (uri.getHost() != null && (scheme.equals("https") || scheme.equals("http"))) {
                return url;
            }
        } catch (URISyntaxException e) {
            // told below: the message of this one repeats the value
        }
        throw new IllegalArgumentException(
                "allowed is an absolute URL such as https://sentry.example.com");
    }
}
