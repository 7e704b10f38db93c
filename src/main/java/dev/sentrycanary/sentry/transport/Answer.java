package dev.sentrycanary.sentry.transport;

import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the ingest answered.
 *
 * @param status the HTTP status
 * @param headers by lower-case name; of a repeated one the values joined by commas
 * @param body the first part of the body
 * @param reusable whether the connection may carry another request
 */
record Answer(int status, Map<String, String> headers, String body, boolean reusable) {
    Answer {
        headers = Map.copyOf(headers);
    }

    @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }
}
