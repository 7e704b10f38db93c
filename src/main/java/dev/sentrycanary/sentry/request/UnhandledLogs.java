package dev.sentrycanary.sentry.request;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.protocol.Mechanism;
import io.sentry.protocol.SentryException;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.sentry.OptionsCustomizer;

/**
 * Knows the log records by which Quarkus tells of errors that nobody handled. Where such a record
 * becomes an event first, it is marked as what it is, instead of being captured a second time.
 */
@Singleton
class UnhandledLogs implements OptionsCustomizer, EventProcessor {
    private static final Map<String, String> MECHANISMS =
            Map.of(
                    "io.quarkus.scheduler.common.runtime.StatusEmitterInvoker",
                    JobErrors.SCHEDULER,
                    "io.quarkus.vertx.http.runtime.QuarkusErrorHandler",
                    RequestErrorCapture.VERTX,
                    "io.quarkus.vertx.core.runtime.VertxCoreRecorder",
                    RequestErrorCapture.VERTX,
                    "io.quarkus.mutiny.runtime.MutinyInfrastructure",
                    "mutiny",
                    "org.jboss.threads.errors",
                    "executor");

    private volatile WeakReference<@Nullable Throwable> last = new WeakReference<>(null);

    @Override
    public void customize(SentryOptions options) {
        options.addEventProcessor(this);
    }

    @Override
    public SentryEvent process(SentryEvent event, Hint hint) {
        String logger = event.getLogger();
        String type = logger == null ? null : MECHANISMS.get(logger);
        List<SentryException> exceptions = event.getExceptions();
        if (exceptions == null || exceptions.isEmpty()) {
            return event;
        }
        SentryException outermost = exceptions.get(exceptions.size() - 1);
        if (type != null) {
            Mechanism mechanism = new Mechanism();
            mechanism.setType(type);
            mechanism.setHandled(false);
            outermost.setMechanism(mechanism);
            last = new WeakReference<>(event.getThrowable());
        }
        unwrap(event, exceptions, outermost);
        return event;
    }

    /** What failed is told by the cause; a wrapper would only hide it from grouping. */
    private static void unwrap(
            SentryEvent event, List<SentryException> exceptions, SentryException outermost) {
        Mechanism mechanism = outermost.getMechanism();
        if (exceptions.size() > 1
                && mechanism != null
                && Boolean.FALSE.equals(mechanism.isHandled())
                && Wrapped.in(event.getThrowable())) {
            exceptions.remove(exceptions.size() - 1);
            exceptions.get(exceptions.size() - 1).setMechanism(mechanism);
        }
    }

    /** True when the newest such record was about {@code error}, and its event is on its way. */
    boolean told(Throwable error) {
        return last.get() == error;
    }
}
