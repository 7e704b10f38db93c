package dev.sentrycanary.problem;

import dev.sentrycanary.sentry.CapturedError;

/** Knows more about an error that nobody handled. Every CDI bean of this type is asked in turn. */
public interface ProblemContributor {
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
