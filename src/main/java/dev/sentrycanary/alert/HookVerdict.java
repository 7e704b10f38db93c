package dev.sentrycanary.alert;

import java.util.Locale;

/** What became of a webhook. */
public enum HookVerdict {
    GENUINE(204, "genuine"),
    NO_SECRET(
            403,
            "No webhook is taken without a secret to check it by: set canary.alert.secret to the"
                    + " client secret of the integration in Sentry."),
    UNSIGNED(401, "The header Sentry-Hook-Signature is missing."),
    FORGED(
            401,
            "The signature does not fit body and secret. Compare canary.alert.secret with the"
                    + " client secret of the integration in Sentry, and let no proxy change the"
                    + " body."),
    STALE(
            401,
            "The header Sentry-Hook-Timestamp is missing or outside canary.alert.freshness. Check"
                    + " the clocks."),
    NO_REQUEST_ID(401, "The header Request-ID is missing."),
    REPLAYED(403, "This webhook was received before."),
    TOO_LARGE(413, "The webhook exceeds canary.alert.max-size."),
    MALFORMED(400, "The body is not a JSON object.");

    private final int status;
    private final String detail;

    HookVerdict(int status, String detail) {
        this.status = status;
        this.detail = detail;
    }

    /** The HTTP status that answers it. */
    public int status() {
        return status;
    }

    /** What to do about it. */
    public String detail() {
        return detail;
    }

    /** The name in metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
