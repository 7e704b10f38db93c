package dev.sentrycanary.receipt;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Some runs, newest first.
 *
 * @param runs of this page
 * @param next where the next page begins, or null on the last one
 */
public record Page(List<RunReport> runs, @Nullable Long next) {
    public Page {
        runs = List.copyOf(runs);
    }
}
