package dev.sentrycanary.sentry.request;

import java.util.Set;

/** Headers that name a person or open a door; sent only with {@code send-default-pii}. */
final class SensitiveHeaders {
    private static final Set<String> NAMES =
            Set.of(
                    "authorization",
                    "cookie",
                    "forwarded",
                    "proxy-authorization",
                    "remote-addr",
                    "set-cookie",
                    "x-api-key",
                    "x-csrf-token",
                    "x-csrftoken",
                    "x-forwarded-for",
                    "x-real-ip",
                    "x-xsrf-token");

    private SensitiveHeaders() {}

    static boolean contains(String lowerCaseName) {
        return NAMES.contains(lowerCaseName);
    }
}
