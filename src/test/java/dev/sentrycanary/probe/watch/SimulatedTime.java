package dev.sentrycanary.probe.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock and its timers that jump from one task to the next. */
final class SimulatedTime extends Clock implements Timers {
    private record Task(Instant at, long number, Runnable work) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::at).thenComparing(Task::number));
    private Instant now;
    private Duration shift = Duration.ZERO;
    private long number;

    SimulatedTime(Instant start) {
        now = start;
    }

    @Override
    public Runnable in(Duration delay, Runnable work) {
        Task task = new Task(now.plus(delay), ++number, work);
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    /** Lets time pass and everything happen that is due meanwhile. */
    void pass(Duration time) {
        Instant end = now.plus(time);
        while (!tasks.isEmpty() && !tasks.peek().at().isAfter(end)) {
            Task task = tasks.remove();
            now = task.at().isAfter(now) ? task.at() : now;
            task.work().run();
        }
        now = end;
    }

    /** Sets the clock, of which timers know nothing: a correction, or a machine that slept. */
    void jump(Duration time) {
        shift = shift.plus(time);
    }

    @Override
    public Instant instant() {
        return now.plus(shift);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
