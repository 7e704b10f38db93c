package dev.sentrycanary.sentry.tracing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
public class Work {
    private volatile boolean failed;
    private volatile boolean failedLater;

    @SentrySpan(operation = "work.sync")
    String sync(String id) {
        return id;
    }

    @SentrySpan(operation = "work.uni")
    Uni<String> uni(String id) {
        return Uni.createFrom().item(id).onItem().delayIt().by(java.time.Duration.ofMillis(5));
    }

    @SentrySpan(operation = "work.stage", description = "fails")
    CompletionStage<String> stage() {
        return CompletableFuture.failedFuture(new IllegalStateException("expected"));
    }

    @Scheduled(every = "1s", identity = "failing-job")
    @SentryTransaction(name = "nightly", operation = "job")
    @SentryCheckIn(value = "nightly-job", schedule = "PT1M", maxRuntimeMinutes = 2)
    void job() {
        if (!failed) {
            failed = true;
            throw new IllegalStateException("nightly job failed");
        }
    }

    @Scheduled(every = "1s", identity = "failing-uni-job")
    @SentryCheckIn("hourly-job")
    Uni<Void> later() {
        if (failedLater) {
            return Uni.createFrom().voidItem();
        }
        failedLater = true;
        return Uni.createFrom().failure(new IllegalStateException("hourly job failed"));
    }
}
