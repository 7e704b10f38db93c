package dev.sentrycanary.sentry.tracing;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import io.sentry.IScopes;
import io.sentry.ISpan;
import io.sentry.Sentry;
import io.sentry.TransactionContext;
import io.sentry.TransactionOptions;
import io.sentry.protocol.TransactionNameSource;
import org.jspecify.annotations.Nullable;

/** Gives {@link SentryTransaction} its meaning. */
@Interceptor
@SentryTransaction
@Priority(Interceptor.Priority.LIBRARY_BEFORE - 1)
class TransactionInterceptor {
    @AroundInvoke
    @Nullable Object around(InvocationContext call) throws Exception {
        SentryTransaction binding = call.getInterceptorBinding(SentryTransaction.class);
        String name =
                binding == null || binding.name().isEmpty() ? Measured.name(call) : binding.name();
        String operation = binding == null ? "function" : binding.operation();
        ISpan parent = Sentry.getCurrentScopes().getSpan();
        if (parent != null && !parent.isNoOp()) {
            return Measured.call(
                    call,
                    Sentry.forkedCurrentScope("SentryTransaction"),
                    parent.startChild(operation, name));
        }
        IScopes scopes = Sentry.forkedScopes("SentryTransaction");
        TransactionOptions options = new TransactionOptions();
        options.setOrigin("auto.function.quarkus");
        return Measured.call(
                call,
                scopes,
                scopes.startTransaction(
                        new TransactionContext(name, TransactionNameSource.COMPONENT, operation),
                        options));
    }
}
