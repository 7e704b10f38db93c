package dev.sentrycanary.api;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.core.UriInfo;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.problem.ProblemException;
import dev.sentrycanary.problem.ProblemType;
import dev.sentrycanary.scenario.Parameter;

/**
 * Which part of a list a caller wants.
 *
 * @param before cursor of an earlier answer, or null for the newest
 * @param limit most entries
 */
record Paging(@Nullable Long before, int limit) {
    private static final Parameter LIMIT = Parameter.number("limit", "most entries", 20, 1, 100);
    private static final Parameter CURSOR =
            Parameter.number("cursor", "next_cursor of an earlier answer", 1, 1, Long.MAX_VALUE);

    static Paging of(UriInfo uri) {
        Query.onlyKnown(uri.getQueryParameters().keySet(), List.of("limit", "cursor"));
        Map<String, String> query = Query.single(uri.getQueryParameters());
        String cursor = query.get("cursor");
        return new Paging(
                cursor == null ? null : Long.valueOf(valid(CURSOR, cursor)),
                Integer.parseInt(valid(LIMIT, query.getOrDefault("limit", LIMIT.fallback()))));
    }

    private static String valid(Parameter parameter, String value) {
        parameter
                .complaint(value)
                .ifPresent(
                        why -> {
                            throw new ProblemException(
                                    ProblemType.BAD_REQUEST, parameter.name() + " " + why + ".");
                        });
        return value;
    }
}
