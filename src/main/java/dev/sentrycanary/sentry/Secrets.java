package dev.sentrycanary.sentry;

import java.util.regex.Pattern;

/** Takes keys out of texts that are meant for people. */
final class Secrets {
    private static final Pattern USER_INFO = Pattern.compile("(://)[^/@\\s]+@");
    private static final Pattern AUTH_PART =
            Pattern.compile("(?i)((?:sentry_key|sentry_secret|public_key)[=:\"\\s]+)[^,&\"\\s]+");

    private Secrets() {}

    /** The text with the user part of URLs and Sentry keys replaced by {@code ***}. */
    static String mask(String text) {
        return AUTH_PART.matcher(USER_INFO.matcher(text).replaceAll("$1***@")).replaceAll("$1***");
    }
}
