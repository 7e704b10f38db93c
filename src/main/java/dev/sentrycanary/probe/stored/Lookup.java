package dev.sentrycanary.probe.stored;

import io.vertx.core.Future;

/** Asks one target's API what it stored. Each call is one question; nothing is retried in here. */
interface Lookup {
    /** Looks for {@code wanted}. */
    Future<Sighting> find(Wanted wanted);

    /** Asks why {@code wanted} was not stored. */
    Future<Explanation> explain(Wanted wanted);

    /** Resolves an issue, so that its next event rings again. */
    Future<ApiAnswer> resolve(String issue);
}
