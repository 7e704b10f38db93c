package dev.sentrycanary.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.sentry.ISpan;
import io.sentry.SentryDate;
import io.sentry.SpanStatus;

/** Runs work inside nested spans and remembers them as they will be sent. */
final class Steps {
    private final List<ISpan> spans = new ArrayList<>();

    /** Work inside a span. */
    interface Work {
        void run(ISpan span) throws Exception;
    }

    void step(ISpan parent, String operation, String description, Work work) throws Exception {
        ISpan span = parent.startChild(operation, description);
        spans.add(span);
        try {
            work.run(span);
            span.setStatus(SpanStatus.OK);
        } catch (Exception e) {
            span.setThrowable(e);
            span.setStatus(SpanStatus.INTERNAL_ERROR);
            throw e;
        } finally {
            span.finish();
        }
    }

    List<Map<String, Object>> asSent() {
        return spans.stream().map(Steps::view).toList();
    }

    private static Map<String, Object> view(ISpan span) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("span_id", span.getSpanContext().getSpanId().toString());
        view.put("parent_span_id", String.valueOf(span.getSpanContext().getParentSpanId()));
        view.put("op", span.getOperation());
        view.put("description", String.valueOf(span.getDescription()));
        view.put("status", String.valueOf(span.getStatus()).toLowerCase(Locale.ROOT));
        view.put("duration_ms", millis(span));
        return view;
    }

    private static double millis(ISpan span) {
        SentryDate end = span.getFinishDate();
        long nanos = end == null ? 0 : end.diff(span.getStartDate());
        return TimeUnit.NANOSECONDS.toMicros(nanos) / 1000.0;
    }
}
