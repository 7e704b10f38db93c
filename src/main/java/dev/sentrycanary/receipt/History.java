package dev.sentrycanary.receipt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * The runs that are remembered: the newest in one ring, and failed ones in a second, because the
 * failure that somebody asks about is rarely among the newest when a schedule runs every minute.
 */
final class History {
    private final Limits limits;
    private final Deque<RunTrack> newest = new ArrayDeque<>();
    private final Deque<RunTrack> failures = new ArrayDeque<>();

    History(Limits limits) {
        this.limits = limits;
    }

    /** Adds a run and returns those that are forgotten for it. */
    List<RunTrack> add(RunTrack run, Predicate<RunTrack> failed) {
        List<RunTrack> forgotten = new ArrayList<>();
        newest.addLast(run);
        while (newest.size() > limits.runs()) {
            RunTrack old = newest.removeFirst();
            if (failed.test(old)) {
                failures.addLast(old);
            } else {
                forgotten.add(old);
            }
        }
        while (failures.size() > limits.failures()) {
            forgotten.add(failures.removeFirst());
        }
        return forgotten;
    }

    /** Up to {@code limit} runs older than {@code before}, newest first. */
    List<RunTrack> before(long before, int limit) {
        List<RunTrack> all = new ArrayList<>(failures);
        all.addAll(newest);
        return all.stream()
                .filter(run -> run.sequence < before)
                .sorted(Comparator.comparingLong((RunTrack run) -> run.sequence).reversed())
                .limit(limit)
                .toList();
    }
}
