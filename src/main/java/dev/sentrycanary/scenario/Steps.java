package dev.sentrycanary.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.sentry.ISpan;
import io.sentry.SentryDate;
import io.sentry.SpanStatus;

/** Runs work inside nested spans and remembers them as they will be sent. */
final class Steps {
    private final List<Step> steps = new ArrayList<>();

    /** Work inside a span. */
    interface Work {
        void run(ISpan span) throws Exception;
    }

    void step(ISpan parent, String operation, String description, Work work) throws Exception {
        ISpan span = parent.startChild(operation, description);
        Step step = new Step(operation, description, span, System.nanoTime());
        steps.add(step);
        try {
            work.run(span);
            span.setStatus(SpanStatus.OK);
        } catch (Exception e) {
            span.setThrowable(e);
            span.setStatus(SpanStatus.INTERNAL_ERROR);
            throw e;
        } finally {
            span.finish();
            step.nanos = System.nanoTime() - step.begun;
        }
    }

    List<Map<String, Object>> asSent() {
        return steps.stream().map(Step::view).toList();
    }

    /** The span, and what we know of it when tracing is off and it stays empty. */
    private static final class Step {
        private final String operation;
        private final String description;
        private final ISpan span;
        private final long begun;
        private long nanos;

        Step(String operation, String description, ISpan span, long begun) {
            this.operation = operation;
            this.description = description;
            this.span = span;
            this.begun = begun;
        }

        Map<String, Object> view() {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("span_id", span.getSpanContext().getSpanId().toString());
            view.put("parent_span_id", String.valueOf(span.getSpanContext().getParentSpanId()));
            view.put("op", operation);
            view.put("description", description);
            SentryDate end = span.getFinishDate();
            long sent = span.isNoOp() || end == null ? nanos : end.diff(span.getStartDate());
            view.put("duration_ms", TimeUnit.NANOSECONDS.toMicros(sent) / 1000.0);
            return view;
        }
    }
}
