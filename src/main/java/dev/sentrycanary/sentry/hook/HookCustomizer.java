package dev.sentrycanary.sentry.hook;

import java.util.ArrayList;
import java.util.List;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

import io.quarkus.arc.All;
import io.quarkus.arc.ClientProxy;
import io.sentry.EventProcessor;
import io.sentry.SentryOptions;
import io.sentry.SentryOptions.BeforeBreadcrumbCallback;
import io.sentry.SentryOptions.BeforeSendCallback;
import io.sentry.SentryOptions.BeforeSendTransactionCallback;
import io.sentry.SentryOptions.TracesSamplerCallback;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.sentry.OptionsCustomizer;

/**
 * Hands the CDI beans of the SDK's own callback types to the SDK. They run in the order of their
 * {@code @Priority} (highest first, as with all lists of beans), behind callbacks that the options
 * already hold.
 */
@Singleton
@Priority(Integer.MIN_VALUE + 2)
class HookCustomizer implements OptionsCustomizer {
    private final Guard guard = new Guard();
    private final Beans beans;

    HookCustomizer(
            @All List<BeforeSendCallback> beforeSend,
            @All List<BeforeSendTransactionCallback> beforeSendTransaction,
            @All List<BeforeBreadcrumbCallback> beforeBreadcrumb,
            @All List<TracesSamplerCallback> tracesSampler,
            @All List<EventProcessor> processors) {
        this.beans =
                new Beans(
                        beforeSend,
                        beforeSendTransaction,
                        beforeBreadcrumb,
                        tracesSampler,
                        processors);
    }

    @Override
    public void customize(SentryOptions options) {
        List<BeforeSendCallback> send = behind(options.getBeforeSend(), beans.beforeSend());
        if (!send.isEmpty()) {
            options.setBeforeSend(
                    (event, hint) -> chain(send, event, (h, e) -> h.execute(e, hint)));
        }
        List<BeforeSendTransactionCallback> transaction =
                behind(options.getBeforeSendTransaction(), beans.beforeSendTransaction());
        if (!transaction.isEmpty()) {
            options.setBeforeSendTransaction(
                    (event, hint) -> chain(transaction, event, (h, e) -> h.execute(e, hint)));
        }
        List<BeforeBreadcrumbCallback> breadcrumb =
                behind(options.getBeforeBreadcrumb(), beans.beforeBreadcrumb());
        if (!breadcrumb.isEmpty()) {
            options.setBeforeBreadcrumb(
                    (crumb, hint) -> chain(breadcrumb, crumb, (h, b) -> h.execute(b, hint)));
        }
        List<TracesSamplerCallback> sampler =
                behind(options.getTracesSampler(), beans.tracesSampler());
        if (!sampler.isEmpty()) {
            options.setTracesSampler(context -> first(sampler, one -> rate(one.sample(context))));
        }
        long order = 0;
        for (EventProcessor bean : beans.processors()) {
            EventProcessor processor = ClientProxy.unwrap(bean);
            // A bean that is a customizer too may have added itself.
            if (options.getEventProcessors().contains(processor)) {
                continue;
            }
            Long own = processor.getOrder();
            options.addEventProcessor(
                    new GuardedProcessor(processor, guard, own == null ? order : own));
            order++;
        }
    }

    private <H, T> @Nullable T chain(List<H> hooks, T first, Link<H, T> link) {
        T current = first;
        for (H hook : hooks) {
            T before = current;
            T after = guard.call(hook, before, () -> link.apply(hook, before));
            if (after == null) {
                return null;
            }
            current = after;
        }
        return current;
    }

    private <H> @Nullable Double first(List<H> hooks, Question<H> question) {
        for (H hook : hooks) {
            Double answer = guard.<Double>call(hook, null, () -> question.ask(hook));
            if (answer != null) {
                return answer;
            }
        }
        return null;
    }

    /** The SDK drops the trace of a request whose sampler answers nonsense: better ask the next. */
    private static @Nullable Double rate(@Nullable Double rate) {
        if (rate != null && !(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("a sample rate lies between 0 and 1, not " + rate);
        }
        return rate;
    }

    private static <H> List<H> behind(@Nullable H first, List<H> rest) {
        List<H> all = new ArrayList<>();
        if (first != null) {
            all.add(first);
        }
        all.addAll(rest);
        return List.copyOf(all);
    }

    /** Hands something on from hook to hook. */
    private interface Link<H, T> {
        @Nullable T apply(H hook, T value) throws Exception;
    }

    /** Asks one hook. */
    private interface Question<H> {
        @Nullable Double ask(H hook) throws Exception;
    }

    private record Beans(
            List<BeforeSendCallback> beforeSend,
            List<BeforeSendTransactionCallback> beforeSendTransaction,
            List<BeforeBreadcrumbCallback> beforeBreadcrumb,
            List<TracesSamplerCallback> tracesSampler,
            List<EventProcessor> processors) {}
}
