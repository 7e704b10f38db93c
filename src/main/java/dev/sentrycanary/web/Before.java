package dev.sentrycanary.web;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.problem.ProblemException;
import dev.sentrycanary.problem.ProblemType;

/** Where a page of a list begins: the parameter {@code before} in the link to older entries. */
final class Before {
    private Before() {}

    /** The number in {@code text}, or null for the newest page. */
    static @Nullable Long of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new ProblemException(
                    ProblemType.BAD_REQUEST,
                    "The parameter before must be a whole number; take it from the link to older"
                            + " entries.");
        }
    }
}
