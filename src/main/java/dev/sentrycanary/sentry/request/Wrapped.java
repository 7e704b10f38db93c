package dev.sentrycanary.sentry.request;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;

/** Errors that only say that another thread had one. */
final class Wrapped {
    private Wrapped() {}

    static boolean in(@Nullable Throwable error) {
        return (error instanceof CompletionException || error instanceof ExecutionException)
                && error.getCause() != null;
    }
}
