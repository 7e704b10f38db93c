package dev.sentrycanary.access;

import java.util.Map;

/**
 * Why a request goes no further.
 *
 * @param reason for the metrics
 * @param status the HTTP status
 * @param detail for the caller: what to do about it
 * @param headers to add to the answer
 */
record Refusal(Reason reason, int status, String detail, Map<String, String> headers) {
    private static final String REALM = "Bearer realm=\"sentry-canary\"";

    Refusal {
        headers = Map.copyOf(headers);
    }

    static Refusal noTokenSet(boolean everyone) {
        return new Refusal(
                Reason.NO_TOKEN_SET,
                403,
                (everyone
                                ? "Every caller needs a token and none is set. "
                                : "Only callers on the canary's own machine are let in, and a"
                                        + " request that a proxy passed on is not one of them. ")
                        + "To let others in set canary.access.token (CANARY_ACCESS_TOKEN) and send"
                        + " it as 'Authorization: Bearer <token>'.",
                Map.of());
    }

    static Refusal tokenMissing() {
        return new Refusal(
                Reason.TOKEN_MISSING,
                401,
                "Send the token that canary.access.token holds as 'Authorization: Bearer <token>'.",
                Map.of("WWW-Authenticate", REALM));
    }

    static Refusal tokenWrong() {
        return new Refusal(
                Reason.TOKEN_WRONG,
                401,
                "The token is not the one that canary.access.token holds.",
                Map.of("WWW-Authenticate", REALM + ", error=\"invalid_token\""));
    }

    static Refusal crossSite() {
        return new Refusal(
                Reason.CROSS_SITE,
                403,
                "A browser sent this request for another site. Open the canary's own page, or list"
                        + " the host name that people use in canary.access.hosts"
                        + " (CANARY_ACCESS_HOSTS).",
                Map.of());
    }

    static Refusal foreignHost() {
        return new Refusal(
                Reason.FOREIGN_HOST,
                403,
                "The request names a host that this canary is not known by. Use localhost or an IP"
                        + " address, or list the name in canary.access.hosts"
                        + " (CANARY_ACCESS_HOSTS).",
                Map.of());
    }

    static Refusal ambiguousHost() {
        return new Refusal(
                Reason.AMBIGUOUS_HOST, 400, "The request has more than one Host header.", Map.of());
    }

    static Refusal rateLimited(Permit permit) {
        return new Refusal(
                Reason.RATE_LIMITED,
                429,
                "Too many requests that raise events; the limit protects Sentry's quota. Come back"
                        + " after the seconds in Retry-After, or raise canary.limit.*.",
                Map.of("Retry-After", Long.toString(permit.retryAfterSeconds())));
    }

    /** Why, as the metrics name it. */
    enum Reason {
        NO_TOKEN_SET,
        TOKEN_MISSING,
        TOKEN_WRONG,
        CROSS_SITE,
        FOREIGN_HOST,
        AMBIGUOUS_HOST,
        RATE_LIMITED
    }
}
