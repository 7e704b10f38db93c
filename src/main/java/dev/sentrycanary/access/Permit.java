package dev.sentrycanary.access;

import java.util.Map;

/**
 * The answer of a token bucket.
 *
 * @param granted whether the request may go on
 * @param limit how many permits the bucket holds at most
 * @param remaining whole permits left
 * @param resetSeconds until the bucket is full again, rounded up
 * @param retryAfterSeconds until the next permit, rounded up; 0 when granted
 */
record Permit(
        boolean granted, int limit, int remaining, long resetSeconds, long retryAfterSeconds) {

    /** The {@code RateLimit-*} fields of the IETF draft, in its widely understood three. */
    Map<String, String> headers() {
        return Map.of(
                "RateLimit-Limit", Integer.toString(limit),
                "RateLimit-Remaining", Integer.toString(remaining),
                "RateLimit-Reset", Long.toString(resetSeconds));
    }
}
