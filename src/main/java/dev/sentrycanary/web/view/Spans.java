package dev.sentrycanary.web.view;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Reads spans off transactions and off the span containers that current JavaScript SDKs send. */
public final class Spans {
    private static final int MOST = 2000;
    private static final int TEXT = 400;

    private Spans() {}

    /** The transaction itself as the first span, then its spans. */
    public static List<Span> ofTransaction(JsonNode transaction, String event) {
        List<Span> spans = new ArrayList<>();
        JsonNode trace = transaction.path("contexts").path("trace");
        double start = Fields.seconds(transaction.path("start_timestamp"));
        double end = Fields.seconds(transaction.path("timestamp"));
        if (!Double.isNaN(start) && !Double.isNaN(end)) {
            spans.add(
                    new Span(
                            Fields.first(trace, "span_id"),
                            Fields.text(trace, "parent_span_id"),
                            Fields.first(trace, "op"),
                            Fields.cut(Fields.first(transaction, "transaction"), TEXT),
                            start,
                            end,
                            Fields.first(trace, "status"),
                            true,
                            event));
        }
        for (JsonNode span : transaction.path("spans")) {
            add(spans, span, "timestamp", Fields.first(span, "op"), false, event);
        }
        return spans;
    }

    /** The spans of one trace in a container of version 2, or the one span of an old item. */
    public static List<Span> ofContainer(JsonNode payload, @Nullable String trace, String event) {
        List<Span> spans = new ArrayList<>();
        if (!payload.path("items").isArray()) {
            add(spans, payload, "timestamp", Fields.first(payload, "op"), true, event);
            return spans;
        }
        for (JsonNode span : payload.path("items")) {
            if (trace == null || trace.equals(Fields.text(span, "trace_id"))) {
                JsonNode op = span.path("attributes").path("sentry.op");
                boolean segment = span.path("is_segment").asBoolean();
                add(spans, span, "end_timestamp", Fields.first(op, "value"), segment, event);
            }
        }
        return spans;
    }

    private static void add(
            List<Span> spans,
            JsonNode span,
            String endName,
            String op,
            boolean root,
            String event) {
        double start = Fields.seconds(span.path("start_timestamp"));
        double end = Fields.seconds(span.path(endName));
        if (spans.size() < MOST && !Double.isNaN(start)) {
            spans.add(
                    new Span(
                            Fields.first(span, "span_id"),
                            Fields.text(span, "parent_span_id"),
                            op,
                            Fields.cut(Fields.first(span, "description", "name"), TEXT),
                            start,
                            Double.isNaN(end) ? start : Math.max(start, end),
                            Fields.first(span, "status"),
                            root,
                            event));
        }
    }
}
