package dev.sentrycanary.sentry.tracing;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Tells when what a method returned has ended, at once for plain values. */
final class Completion {
    private Completion() {}

    /**
     * Calls {@code ended} once, with the failure or null; returns what the caller gets in place of
     * {@code result}.
     */
    static @Nullable Object of(@Nullable Object result, Consumer<@Nullable Throwable> ended) {
        if (result instanceof Uni<?> uni) {
            return uni.onTermination()
                    .invoke(
                            (item, failure, cancelled) ->
                                    ended.accept(
                                            cancelled ? new CancellationException() : failure));
        }
        if (result instanceof CompletionStage<?> stage) {
            return stage.whenComplete((item, failure) -> ended.accept(failure));
        }
        ended.accept(null);
        return result;
    }
}
