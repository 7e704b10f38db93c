package dev.sentrycanary.scenario;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Events that a scenario raises each time.
 *
 * @param kind of which kind
 * @param count how many
 * @param issues how many of them Sentry must group into each issue; empty where nothing is promised
 */
public record Promise(EventKind kind, int count, List<Integer> issues) {
    public Promise {
        issues = List.copyOf(issues);
    }

    /** So many events of a kind, however they are grouped. */
    public Promise(EventKind kind, int count) {
        this(kind, count, List.of());
    }

    /** Errors in as many issues as sizes are given, with so many events each. */
    public static Promise grouped(int... sizes) {
        List<Integer> issues = IntStream.of(sizes).boxed().toList();
        return new Promise(EventKind.ERROR, IntStream.of(sizes).sum(), issues);
    }
}
