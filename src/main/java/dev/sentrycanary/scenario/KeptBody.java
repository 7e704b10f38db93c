package dev.sentrycanary.scenario;

import java.util.Optional;

import io.sentry.Sentry;

import dev.sentrycanary.scenario.expect.Check;
import dev.sentrycanary.scenario.expect.EventTree;

/** An error that the form raised carries the body of its request, within the configured size. */
final class KeptBody implements Check {
    private static final String FORM = "/api/test/sentry";
    private static final String CUT = "[truncated]";

    @Override
    public Optional<String> complaint(EventTree event) {
        int limit = limit();
        boolean form =
                event.text("request.method").filter("POST"::equals).isPresent()
                        && event.text("request.url").filter(url -> url.endsWith(FORM)).isPresent();
        if (!form || limit == 0) {
            return Optional.empty();
        }
        Optional<String> body = event.text("request.data");
        if (body.filter(text -> text.contains("test_field")).isEmpty()) {
            return Optional.of("it is missing");
        }
        int length = body.get().length();
        return length <= limit + CUT.length() * 2
                ? Optional.empty()
                : Optional.of("it has " + length + " characters, and " + limit + " are allowed");
    }

    /** How many characters of a body an event may have. */
    static int limit() {
        return switch (Sentry.getCurrentScopes().getOptions().getMaxRequestBodySize()) {
            case NONE -> 0;
            case SMALL -> 1_000;
            case MEDIUM -> 10_000;
            case ALWAYS -> Integer.MAX_VALUE / 2;
        };
    }
}
