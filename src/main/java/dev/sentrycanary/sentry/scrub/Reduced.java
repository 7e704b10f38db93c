package dev.sentrycanary.sentry.scrub;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sentry.DateUtils;
import io.sentry.SentryEvent;
import io.sentry.SpanContext;
import io.sentry.protocol.SentryTransaction;
import org.jspecify.annotations.Nullable;

/** What is left of an event that could not be scrubbed: ids, times, and why. */
final class Reduced {
    private static final Map<String, Object> MARK = Map.of("sentry.scrubbing", "failed");

    private Reduced() {}

    static Map<String, Object> event(SentryEvent event) {
        Map<String, Object> json =
                base(String.valueOf(event.getEventId()), trace(event.getContexts().getTrace()));
        json.put("level", event.getLevel() == null ? "error" : event.getLevel());
        json.put("timestamp", DateUtils.getTimestamp(event.getTimestamp()));
        json.put("message", Map.of("formatted", "Content withheld: it could not be scrubbed"));
        return json;
    }

    static Map<String, Object> transaction(SentryTransaction transaction) {
        Map<String, Object> json =
                base(
                        String.valueOf(transaction.getEventId()),
                        trace(transaction.getContexts().getTrace()));
        json.put("type", "transaction");
        json.put("transaction", "Content withheld: it could not be scrubbed");
        json.put("start_timestamp", transaction.getStartTimestamp());
        json.put("timestamp", transaction.getTimestamp());
        json.put("spans", List.of());
        return json;
    }

    private static Map<String, Object> base(String id, @Nullable Map<String, Object> trace) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("event_id", id);
        json.put("platform", "java");
        json.put("tags", MARK);
        if (trace != null) {
            json.put("contexts", Map.of("trace", trace));
        }
        return json;
    }

    private static @Nullable Map<String, Object> trace(@Nullable SpanContext context) {
        return context == null
                ? null
                : Map.of(
                        "trace_id", context.getTraceId().toString(),
                        "span_id", context.getSpanId().toString(),
                        "op", "default");
    }
}
