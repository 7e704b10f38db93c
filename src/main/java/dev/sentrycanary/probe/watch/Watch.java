package dev.sentrycanary.probe.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;

import org.jspecify.annotations.Nullable;

/** Begins a round whenever one is due: never two at once, and none when it is not our turn. */
final class Watch {
    private static final int MOST_SKIPPED = 100_000;
    private static final double MOST_JITTER = 0.9;

    private final Rhythm rhythm;
    private final double jitter;
    private final DoubleSupplier chance;
    private final Clock clock;
    private final Timers timers;
    private final Turn turn;
    private final Rounds rounds;
    private final Misses misses;
    private @Nullable Instant next;
    private @Nullable Runnable undo;
    private boolean stopped;

    /**
     * @param jitter share of the time to the following round by which one may be put off
     * @param chance draws from 0 to 1
     */
    Watch(
            Rhythm rhythm,
            double jitter,
            DoubleSupplier chance,
            Clock clock,
            Timers timers,
            Turn turn,
            Rounds rounds,
            Misses misses) {
        this.rhythm = rhythm;
        this.jitter = jitter;
        this.chance = chance;
        this.clock = clock;
        this.timers = timers;
        this.turn = turn;
        this.rounds = rounds;
        this.misses = misses;
    }

    void start() {
        plan(rhythm.next(clock.instant().minusMillis(1)));
    }

    /** Begins no further round; one that is at work goes on. */
    synchronized void stop() {
        stopped = true;
        Runnable pending = undo;
        if (pending != null) {
            pending.run();
        }
    }

    /** When the next round begins; null when none will. */
    synchronized @Nullable Instant next() {
        return stopped ? null : next;
    }

    private synchronized void plan(Instant due) {
        if (stopped) {
            return;
        }
        Duration span = Duration.between(due, rhythm.next(due));
        long late = (long) (span.toMillis() * Math.min(MOST_JITTER, jitter) * chance.getAsDouble());
        Instant moment = due.plusMillis(late);
        Duration wait = Duration.between(clock.instant(), moment);
        next = moment;
        undo = timers.in(wait.isNegative() ? Duration.ZERO : wait, () -> due(due));
    }

    private void due(Instant due) {
        Instant now = clock.instant();
        Instant following = rhythm.next(due);
        Duration span = Duration.between(due, following);
        int skipped = 0;
        while (!following.isAfter(now) && skipped < MOST_SKIPPED) {
            following = rhythm.next(following);
            skipped++;
        }
        misses.add(Miss.LATE, skipped);
        // A clock that was put back must not put the watch off.
        plan(following.isAfter(now.plus(span.multipliedBy(2))) ? rhythm.next(now) : following);
        if (turn.ours() && !rounds.begin()) {
            misses.add(Miss.OVERLAP, 1);
        }
    }
}
