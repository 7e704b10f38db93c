package dev.sentrycanary.sentry.request;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.FailedExecution;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;

/** Captures what scheduled methods and handlers on Vert.x contexts fail with. */
@Singleton
class JobErrors {
    /** The mechanism of errors in scheduled methods. */
    static final String SCHEDULER = "quarkus-scheduler";

    private final UnhandledLogs logs;

    JobErrors(UnhandledLogs logs) {
        this.logs = logs;
    }

    void failed(@Observes FailedExecution execution) {
        Throwable error = execution.getException();
        if (!logs.told(error)) {
            RequestErrorCapture.send(error, SCHEDULER);
        }
    }

    void watch(@Observes @Priority(Integer.MAX_VALUE) StartupEvent start, Vertx vertx) {
        Handler<Throwable> before = ((VertxInternal) vertx).exceptionHandler();
        vertx.exceptionHandler(
                error -> {
                    uncaught(error);
                    if (before != null) {
                        before.handle(error);
                    }
                });
    }

    private static void uncaught(Throwable error) {
        RequestState state = RequestState.current();
        if (state == null || !state.ignored()) {
            RequestErrorCapture.send(error, RequestErrorCapture.VERTX);
        }
    }
}
