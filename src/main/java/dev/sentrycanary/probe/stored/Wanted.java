package dev.sentrycanary.probe.stored;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

/**
 * An event, or other telemetry, that should be stored by now.
 *
 * @param eventId 32 lower-case hex digits
 * @param category Sentry's data category, for example {@code error}
 * @param sent as it left; null when that is no longer known
 */
record Wanted(String eventId, String category, @Nullable SentEvent sent) {

    /** The trace that it belongs to, where known. */
    @Nullable String traceId() {
        return sent == null ? null : sent.traceId();
    }

    /** The files that were sent with it by name. */
    Map<String, FileFacts> attachments() {
        return sent == null ? Map.of() : sent.attachments();
    }

    /** What was sent; missing when that is no longer known. */
    JsonNode payload() {
        return sent == null ? MissingNode.getInstance() : sent.payload();
    }
}
