package dev.sentrycanary.problem;

import java.util.OptionalInt;

import dev.sentrycanary.sentry.CapturedError;

/** Knows more about an error that nobody handled. Every CDI bean of this type is asked in turn. */
public interface ProblemContributor {
    /** The HTTP status that the answer will have, if this knows; it is part of the event. */
    default OptionalInt status(Throwable error) {
        return OptionalInt.empty();
    }

    /**
     * Returns the problem to answer.
     *
     * @param draft the answer so far
     * @param error what the request failed with
     * @param captured its ids in Sentry
     * @return {@code draft} itself, or a better one
     */
    Problem contribute(Problem draft, Throwable error, CapturedError captured);
}
