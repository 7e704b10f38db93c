package dev.sentrycanary.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A Sentry DSN: {@code {scheme}://{public key}[:{secret}]@{host}[:{port}]{path}/{project}}. Its
 * text form masks the key; {@link #reveal()} does not.
 *
 * @param scheme {@code http} or {@code https}
 * @param publicKey the key that SDKs send
 * @param secretKey the second key of old DSNs
 * @param host host name or address literal, IPv6 in brackets
 * @param port the port, -1 for the default one of the scheme
 * @param path prefix in front of {@code /api}, empty or starting with a slash, without one at its
 *     end
 * @param project the project id, which may be any text without a slash
 */
public record Dsn(
        String scheme,
        String publicKey,
        @Nullable String secretKey,
        String host,
        int port,
        String path,
        String project) {
    private static final int SHOWN = 4;
    private static final int LONG_ENOUGH_TO_SHOW = 12;

    /**
     * Reads a DSN.
     *
     * @throws IllegalArgumentException naming what is missing, never quoting the key
     */
    public static Dsn parse(String text) {
        URI uri = uri(text.strip());
        String scheme = uri.getScheme();
        if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
            throw new IllegalArgumentException("a DSN starts with http:// or https://");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("the DSN has no host");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("a DSN has no query and no fragment");
        }
        String user = uri.getRawUserInfo();
        int colon = user == null ? -1 : user.indexOf(':');
        String key = user == null ? "" : colon < 0 ? user : user.substring(0, colon);
        if (user == null || key.isEmpty()) {
            throw new IllegalArgumentException("the DSN has no public key before the @");
        }
        String whole = uri.getRawPath().replaceAll("/+$", "");
        int slash = whole.lastIndexOf('/');
        String project = whole.substring(slash + 1);
        if (project.isEmpty()) {
            throw new IllegalArgumentException("the DSN has no project id at its end");
        }
        return new Dsn(
                scheme.toLowerCase(Locale.ROOT),
                key,
                colon < 0 ? null : user.substring(colon + 1),
                uri.getHost(),
                uri.getPort(),
                whole.substring(0, slash),
                project);
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // The exception quotes its input, key included: it goes no further.
            throw new IllegalArgumentException("the DSN is not a URL: " + e.getReason());
        }
    }

    /** Where envelopes go. */
    public URI envelopeUri() {
        return URI.create(origin() + path + "/api/" + project + "/envelope/");
    }

    /** Scheme, host and port. */
    public String origin() {
        return scheme + "://" + host + (port < 0 ? "" : ":" + port);
    }

    /** The DSN with its keys, for those who are to use it. */
    public String reveal() {
        String secret = secretKey == null ? "" : ":" + secretKey;
        return text(publicKey + secret);
    }

    /** The DSN with at most the last four characters of a long key. */
    @Override
    public String toString() {
        return text(
                publicKey.length() < LONG_ENOUGH_TO_SHOW
                        ? "***"
                        : "***" + publicKey.substring(publicKey.length() - SHOWN));
    }

    private String text(String user) {
        return scheme
                + "://"
                + user
                + "@"
                + host
                + (port < 0 ? "" : ":" + port)
                + path
                + "/"
                + project;
    }
}
