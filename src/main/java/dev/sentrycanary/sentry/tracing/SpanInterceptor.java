package dev.sentrycanary.sentry.tracing;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import io.sentry.ISpan;
import io.sentry.Sentry;
import org.jspecify.annotations.Nullable;

/** Gives {@link SentrySpan} its meaning. */
@Interceptor
@SentrySpan
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class SpanInterceptor {
    @AroundInvoke
    @Nullable Object around(InvocationContext call) throws Exception {
        ISpan parent = Sentry.getCurrentScopes().getSpan();
        if (parent == null || parent.isNoOp() || !Boolean.TRUE.equals(parent.isSampled())) {
            return call.proceed();
        }
        SentrySpan span = call.getInterceptorBinding(SentrySpan.class);
        String operation = span == null ? "" : span.operation();
        String description = span == null ? "" : span.description();
        return Measured.call(
                call,
                Sentry.forkedCurrentScope("SentrySpan"),
                parent.startChild(
                        operation.isEmpty() ? Measured.name(call) : operation,
                        description.isEmpty() ? null : description));
    }
}
