package dev.sentrycanary.probe.stored;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Fact;
import dev.sentrycanary.receipt.Stage;

/** Translates the words of lookups into causes. */
public final class Troubles {
    private Troubles() {}

    /** The cause that stands for a trouble of the lookup. */
    public static Cause cause(Trouble trouble) {
        return switch (trouble) {
            case UNAUTHORIZED -> Cause.LOOKUP_UNAUTHORIZED;
            case FORBIDDEN -> Cause.LOOKUP_FORBIDDEN;
            case NOT_JSON -> Cause.LOOKUP_NOT_JSON;
            case TOO_LARGE -> Cause.LOOKUP_TOO_LARGE;
            case SLOW -> Cause.LOOKUP_TIMEOUT;
            case RATE_LIMITED -> Cause.LOOKUP_RATE_LIMITED;
            case UNREACHABLE, ERROR -> Cause.LOOKUP_FAILED;
        };
    }

    /** Sentry counts by the hour and by the kind, so what it says is a hint and no proof. */
    static Fact notStored(Explanation why, Instant at) {
        String outcome = why.outcome();
        if (outcome == null) {
            return Fact.failed(Stage.STORED, Cause.NOT_STORED, at, null, "it did not appear");
        }
        Cause cause =
                switch (outcome.toLowerCase(Locale.ROOT)) {
                    case "filtered" -> Cause.FILTERED;
                    case "rate_limited", "abuse" -> Cause.RATE_LIMITED;
                    case "invalid" -> Cause.INVALID_PAYLOAD;
                    default -> Cause.NOT_STORED;
                };
        String reason = why.reason() == null || why.reason().isEmpty() ? "" : ", " + why.reason();
        return Fact.failed(
                        Stage.STORED,
                        cause,
                        at,
                        null,
                        "it did not appear; Sentry's outcomes say: " + outcome + reason)
                .with(Map.of("outcome", outcome));
    }
}
