package dev.sentrycanary.probe;

import java.util.List;
import java.util.Set;

import io.sentry.Sentry;

import dev.sentrycanary.scenario.EventKind;
import dev.sentrycanary.scenario.Promise;

/** The SDK collects logs and metrics for up to five seconds, which is all the time a run has. */
final class Batches {
    private static final Set<EventKind> COLLECTED =
            Set.of(EventKind.LOG_ITEM, EventKind.TRACE_METRIC);
    private static final long PATIENCE_MILLIS = 200;

    private Batches() {}

    /** Lets go what a run that promises such kinds has left to be collected. */
    static void release(List<Promise> promises) {
        if (promises.stream().anyMatch(promise -> COLLECTED.contains(promise.kind()))) {
            Sentry.flush(PATIENCE_MILLIS);
        }
    }
}
