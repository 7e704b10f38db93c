package dev.sentrycanary.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What a client says to be let in. SDKs put it into the {@code X-Sentry-Auth} header, into the
 * query, or only into the {@code dsn} of the envelope; where several speak, they must agree.
 *
 * @param key the public key of the DSN
 * @param client name and version of the SDK, where told
 * @param version the protocol version, where told
 */
public record AuthHeader(String key, @Nullable String client, @Nullable String version) {
    /** The header's name. */
    public static final String NAME = "X-Sentry-Auth";

    private static final String SCHEME = "sentry";

    /**
     * Reads the value of an {@code X-Sentry-Auth} header: {@code Sentry name=value, name=value}.
     *
     * @return null when it names no key
     */
    public static @Nullable AuthHeader parse(String value) {
        String rest = value.strip();
        if (rest.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                && rest.length() > SCHEME.length()
                && Character.isWhitespace(rest.charAt(SCHEME.length()))) {
            rest = rest.substring(SCHEME.length());
        }
        String key = null;
        String client = null;
        String version = null;
        for (String pair : rest.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String text = pair.substring(equals + 1).strip();
                switch (pair.substring(0, equals).strip()) {
                    case "sentry_key" -> key = text;
                    case "sentry_client" -> client = text;
                    case "sentry_version" -> version = text;
                    default -> {} // sentry_secret, sentry_timestamp and what is yet to come
                }
            }
        }
        return key == null || key.isEmpty() ? null : new AuthHeader(key, client, version);
    }

    /**
     * The one key that all who name one agree on.
     *
     * @param header from the {@code X-Sentry-Auth} headers
     * @param query from the {@code sentry_key} parameters
     * @param dsn from the envelope, null where it has none
     * @throws WireException as Sentry answers: 401 when there is none or they differ
     */
    public static String agreedKey(List<String> header, List<String> query, @Nullable Dsn dsn) {
        List<String> keys = new ArrayList<>(3);
        for (String value : header) {
            AuthHeader parsed = parse(value);
            if (parsed == null) {
                throw WireException.unauthorized(
                        "bad sentry authentication header", "missing sentry_key");
            }
            keys.add(parsed.key());
        }
        keys.addAll(query);
        if (dsn != null) {
            keys.add(dsn.publicKey());
        }
        if (keys.isEmpty() || keys.get(0).isEmpty()) {
            throw WireException.unauthorized(
                    "missing authorization information",
                    "send X-Sentry-Auth, ?sentry_key= or a dsn in the envelope header");
        }
        for (String key : keys) {
            if (!key.equals(keys.get(0))) {
                throw WireException.unauthorized(
                        "multiple authorization methods",
                        "the keys in header, query and envelope differ");
            }
        }
        return keys.get(0);
    }
}
