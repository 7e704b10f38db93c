package dev.sentrycanary.sentry.hook;

import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SentryLogEvent;
import io.sentry.SentryMetricsEvent;
import io.sentry.SentryReplayEvent;
import io.sentry.protocol.SentryTransaction;
import org.jspecify.annotations.Nullable;

/** An event processor of the application; a failing one leaves the event as it is. */
final class GuardedProcessor implements EventProcessor {
    private final EventProcessor bean;
    private final Guard guard;
    private final long order;

    GuardedProcessor(EventProcessor bean, Guard guard, long order) {
        this.bean = bean;
        this.guard = guard;
        this.order = order;
    }

    @Override
    public @Nullable SentryEvent process(SentryEvent event, Hint hint) {
        return guard.call(bean, event, () -> bean.process(event, hint));
    }

    @Override
    public @Nullable SentryTransaction process(SentryTransaction transaction, Hint hint) {
        return guard.call(bean, transaction, () -> bean.process(transaction, hint));
    }

    @Override
    public @Nullable SentryReplayEvent process(SentryReplayEvent event, Hint hint) {
        return guard.call(bean, event, () -> bean.process(event, hint));
    }

    @Override
    public @Nullable SentryLogEvent process(SentryLogEvent event) {
        return guard.call(bean, event, () -> bean.process(event));
    }

    @Override
    public @Nullable SentryMetricsEvent process(SentryMetricsEvent event, Hint hint) {
        return guard.call(bean, event, () -> bean.process(event, hint));
    }

    @Override
    public Long getOrder() {
        return order;
    }
}
