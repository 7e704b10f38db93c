package dev.sentrycanary.inbox;

import java.util.List;

import io.vertx.ext.web.RoutingContext;

/**
 * What Spotlight's address takes. Its clients need no DSN, and one in the envelope names the Sentry
 * that they report to besides; so only a key in the query is meant for us, and none must be there.
 */
public final class SpotlightSubmission {
    private static final String KEYS = SpotlightSubmission.class.getName();

    private SpotlightSubmission() {}

    /** Hands a request over to the ingest, as an envelope for {@code project}. */
    public static void forward(RoutingContext context, String project) {
        // The ingest sees another address, without the query of this one.
        context.put(KEYS, context.queryParam("sentry_key"));
        context.reroute("/api/" + project + "/envelope/");
    }

    static boolean is(RoutingContext context) {
        return context.get(KEYS) != null;
    }

    static List<String> keys(RoutingContext context) {
        return context.get(KEYS);
    }
}
