package dev.sentrycanary.probe.alerted;

import io.vertx.core.Future;

/** Resolves issues at one target. */
@FunctionalInterface
public interface IssueResolver {
    /**
     * Resolves an issue, so that its next event is a regression and rings again.
     *
     * @return why that was not possible; empty when it is done
     */
    Future<String> resolve(String issue);
}
