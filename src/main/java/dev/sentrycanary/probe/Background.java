package dev.sentrycanary.probe;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

/**
 * Does work on a worker thread in contexts of its own. What a request hands on with a task, above
 * all its request scope, ends with that request, in the middle of the task.
 */
@ApplicationScoped
class Background {
    private static final Logger LOG = Logger.getLogger(Background.class);

    private final Vertx vertx;

    Background(Vertx vertx) {
        this.vertx = vertx;
    }

    void execute(Runnable work) {
        Context root = VertxContext.getRootContext(vertx.getOrCreateContext());
        VertxContext.createNewDuplicatedContext(root)
                .executeBlocking(
                        () -> {
                            inRequestScope(work);
                            return null;
                        },
                        false)
                .onFailure(error -> LOG.error("Work in the background failed", error));
    }

    private static void inRequestScope(Runnable work) {
        ManagedContext scope = Arc.container().requestContext();
        scope.activate();
        try {
            work.run();
        } finally {
            scope.terminate();
        }
    }
}
