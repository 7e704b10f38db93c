package dev.sentrycanary.inbox;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Errors that are the same problem.
 *
 * @param id decimal digits
 * @param project the project id of its events
 * @param title of its latest event
 * @param culprit of its latest event
 * @param level of its latest event
 * @param count how many events
 * @param firstSeen when the first was received
 * @param lastSeen when the latest was received
 * @param resolved whether someone resolved it and nothing has come since
 */
public record Issue(
        String id,
        String project,
        String title,
        @Nullable String culprit,
        @Nullable String level,
        long count,
        Instant firstSeen,
        Instant lastSeen,
        boolean resolved) {

    Issue with(Summary event, Instant at) {
        return new Issue(
                id,
                project,
                event.title(),
                event.culprit(),
                event.level(),
                count + 1,
                firstSeen,
                at,
                false);
    }

    Issue withResolved(boolean value) {
        return new Issue(id, project, title, culprit, level, count, firstSeen, lastSeen, value);
    }
}
