package dev.sentrycanary.sentry.tracing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.sentry.SentryTraceHeader;
import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/** The trace that a caller asks us to continue: Sentry's own header, else the W3C one. */
final class IncomingTrace {
    private static final Pattern TRACEPARENT =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?");
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);

    private IncomingTrace() {}

    /** The trace in the form of {@code sentry-trace}, or null. */
    static @Nullable String sentryTrace(MultiMap headers) {
        String own = headers.get(SentryTraceHeader.SENTRY_TRACE_HEADER);
        if (own != null) {
            return own;
        }
        String w3c = headers.get("traceparent");
        return w3c == null ? null : translate(w3c);
    }

    /** Translates a {@code traceparent} of the W3C Trace Context recommendation. */
    static @Nullable String translate(String traceparent) {
        Matcher matcher = TRACEPARENT.matcher(traceparent.strip());
        if (!matcher.matches()
                || traceparent.startsWith("ff")
                || matcher.group(1).equals(NO_TRACE)
                || matcher.group(2).equals(NO_SPAN)) {
            return null;
        }
        // A caller that does not sample here may not be a Sentry SDK at all: leave that open.
        boolean sampled = (Integer.parseInt(matcher.group(3), 16) & 1) == 1;
        return matcher.group(1) + "-" + matcher.group(2) + (sampled ? "-1" : "");
    }
}
