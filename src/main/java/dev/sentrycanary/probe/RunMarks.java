package dev.sentrycanary.probe;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.IScope;
import io.sentry.SentryEvent;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryTransaction;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.probe.watch.WatchConfig;

/** Makes what a run sends tell by itself that it is a canary's. */
@ApplicationScoped
class RunMarks {
    private final String scheduled;

    RunMarks(WatchConfig config) {
        this.scheduled = config.environment();
    }

    void put(IScope scope, Run run) {
        scope.addEventProcessor(
                new Marks(note(run), run.origin() == Origin.SCHEDULE ? scheduled : null));
    }

    private static String note(Run run) {
        return "Raised on purpose by a canary (scenario %s, origin %s): nothing is broken."
                .formatted(run.scenario().name(), run.origin().code());
    }

    /**
     * Marks of one run.
     *
     * @param note becomes the text of errors that have none beside their exception
     * @param environment instead of the application's own; null leaves that
     */
    private record Marks(String note, @Nullable String environment) implements EventProcessor {
        @Override
        public SentryEvent process(SentryEvent event, Hint hint) {
            if (event.getThrowable() != null && event.getMessage() == null) {
                Message message = new Message();
                message.setFormatted(note);
                event.setMessage(message);
            }
            if (environment != null) {
                event.setEnvironment(environment);
            }
            return event;
        }

        @Override
        public SentryTransaction process(SentryTransaction transaction, Hint hint) {
            if (environment != null) {
                transaction.setEnvironment(environment);
            }
            return transaction;
        }
    }
}
