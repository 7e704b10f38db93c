package dev.sentrycanary.sentry.hook;

import java.util.List;

import io.sentry.Breadcrumb;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.SentryOptions.BeforeSendCallback;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HookCustomizerTest {
    private static final BeforeSendCallback FAILING =
            (event, hint) -> {
                throw new IllegalStateException("broken");
            };

    @Test
    void hooks_run_in_order_behind_the_one_that_is_set_and_failures_change_nothing() {
        SentryOptions options = new SentryOptions();
        options.setBeforeSend((event, hint) -> mark(event, "options"));
        customizer(
                        List.of(
                                (event, hint) -> mark(event, "first"),
                                FAILING,
                                (event, hint) -> mark(event, "second")),
                        List.of())
                .customize(options);

        SentryEvent event = options.getBeforeSend().execute(new SentryEvent(), new Hint());
        assertThat(event).isNotNull();
        assertThat(event.getTag("order")).isEqualTo("options first second ");
    }

    @Test
    void null_drops_the_event_before_later_hooks() {
        SentryOptions options = new SentryOptions();
        customizer(List.of((event, hint) -> null, FAILING), List.of()).customize(options);
        assertThat(options.getBeforeSend().execute(new SentryEvent(), new Hint())).isNull();
    }

    @Test
    void a_failing_breadcrumb_hook_keeps_the_breadcrumb_and_a_failing_sampler_is_passed_over() {
        SentryOptions options = new SentryOptions();
        customizer(List.of(), List.of()).customize(options);
        Breadcrumb crumb = new Breadcrumb("kept");
        assertThat(options.getBeforeBreadcrumb().execute(crumb, new Hint())).isSameAs(crumb);
        assertThat(options.getTracesSampler().sample(null)).isEqualTo(0.5);
    }

    @Test
    void a_failing_processor_leaves_the_event() {
        SentryOptions options = new SentryOptions();
        EventProcessor failing =
                new EventProcessor() {
                    @Override
                    public SentryEvent process(SentryEvent event, Hint hint) {
                        throw new IllegalStateException("broken");
                    }
                };
        customizer(List.of(), List.of(failing)).customize(options);
        SentryEvent event = new SentryEvent();
        EventProcessor last =
                options.getEventProcessors().stream()
                        .filter(GuardedProcessor.class::isInstance)
                        .findFirst()
                        .orElseThrow();
        assertThat(last.process(event, new Hint())).isSameAs(event);
    }

    private static HookCustomizer customizer(
            List<BeforeSendCallback> send, List<EventProcessor> processors) {
        return new HookCustomizer(
                send,
                List.of(),
                List.of(
                        (crumb, hint) -> {
                            throw new IllegalStateException("broken");
                        }),
                List.of(context -> 7.0, context -> null, context -> 0.5),
                processors);
    }

    private static SentryEvent mark(SentryEvent event, String mark) {
        String before = event.getTag("order");
        event.setTag("order", (before == null ? "" : before) + mark + " ");
        return event;
    }
}
