package dev.sentrycanary.sentry.tracing;

import jakarta.interceptor.InvocationContext;

import io.sentry.IScopes;
import io.sentry.ISentryLifecycleToken;
import io.sentry.ISpan;
import io.sentry.SpanStatus;
import org.jspecify.annotations.Nullable;

/** Runs an intercepted call inside a span and ends the span with the call. */
final class Measured {
    private Measured() {}

    static @Nullable Object call(InvocationContext call, IScopes scopes, ISpan span)
            throws Exception {
        scopes.getScope().setActiveSpan(span);
        ISentryLifecycleToken current = scopes.makeCurrent();
        try {
            return Completion.of(call.proceed(), failure -> end(span, failure));
        } catch (Exception failure) {
            end(span, failure);
            throw failure;
        } finally {
            current.close();
        }
    }

    private static void end(ISpan span, @Nullable Throwable failure) {
        if (failure != null) {
            span.setThrowable(failure);
        }
        span.finish(failure == null ? SpanStatus.OK : SpanStatus.INTERNAL_ERROR);
    }

    static String name(InvocationContext call) {
        return call.getMethod().getDeclaringClass().getSimpleName()
                + "."
                + call.getMethod().getName();
    }
}
