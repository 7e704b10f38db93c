package dev.sentrycanary.metrics;

/** Reads how long Sentry's rate limits last. */
final class RateLimitHeader {
    private static final long DAY = 86_400;

    private RateLimitHeader() {}

    /**
     * The longest of the limits in an {@code X-Sentry-Rate-Limits} header ({@code
     * seconds:categories:scope, …}) or a plain number of seconds; what cannot be read counts as 0
     * and nothing as more than a day.
     */
    static long longest(String header) {
        long longest = 0;
        for (String limit : header.split(",", -1)) {
            int colon = limit.indexOf(':');
            longest = Math.max(longest, seconds(colon < 0 ? limit : limit.substring(0, colon)));
        }
        return Math.min(longest, DAY);
    }

    private static long seconds(String text) {
        try {
            return (long) Math.ceil(Double.parseDouble(text.strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
