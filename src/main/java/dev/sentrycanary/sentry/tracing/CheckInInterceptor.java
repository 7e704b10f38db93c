package dev.sentrycanary.sentry.tracing;

import java.util.concurrent.TimeUnit;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import io.sentry.CheckIn;
import io.sentry.CheckInStatus;
import io.sentry.IScopes;
import io.sentry.Sentry;
import io.sentry.protocol.SentryId;
import org.jspecify.annotations.Nullable;

/** Gives {@link SentryCheckIn} its meaning. */
@Interceptor
@SentryCheckIn
@Priority(Interceptor.Priority.LIBRARY_BEFORE - 2)
class CheckInInterceptor {
    @AroundInvoke
    @Nullable Object around(InvocationContext call) throws Exception {
        SentryCheckIn monitor = call.getInterceptorBinding(SentryCheckIn.class);
        IScopes scopes = Sentry.getCurrentScopes();
        if (monitor == null || !scopes.isEnabled()) {
            return call.proceed();
        }
        String slug = monitor.value().isEmpty() ? Measured.name(call) : monitor.value();
        CheckIn begin = new CheckIn(slug, CheckInStatus.IN_PROGRESS);
        begin.setMonitorConfig(MonitorConfigs.of(monitor));
        long started = System.nanoTime();
        SentryId id = scopes.captureCheckIn(begin);
        try {
            return Completion.of(
                    call.proceed(), failure -> end(scopes, id, slug, started, failure));
        } catch (Exception failure) {
            end(scopes, id, slug, started, failure);
            throw failure;
        }
    }

    private static void end(
            IScopes scopes, SentryId id, String slug, long started, @Nullable Throwable failure) {
        CheckIn end =
                new CheckIn(id, slug, failure == null ? CheckInStatus.OK : CheckInStatus.ERROR);
        end.setDuration((double) (System.nanoTime() - started) / TimeUnit.SECONDS.toNanos(1));
        scopes.captureCheckIn(end);
    }
}
