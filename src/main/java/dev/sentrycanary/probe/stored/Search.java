package dev.sentrycanary.probe.stored;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/**
 * Looks for one event until it is there, until looking is pointless, or until time is up. It waits
 * on a timer and holds no thread.
 */
final class Search {
    /** Even at the last moment a target gets this long to answer. */
    private static final long LAST_LOOK_MILLIS = 250;

    private final Vertx vertx;
    private final Clock clock;
    private final Lookup lookup;
    private final Wanted wanted;
    private final Pauses pauses;
    private final Instant until;
    private final Consumer<Sighting> found;
    private int asked;
    private @Nullable Sighting lastWhole;

    /**
     * A search that has not begun.
     *
     * @param found told once how it ended: the event, or what the last look showed
     */
    Search(
            Vertx vertx,
            Clock clock,
            Lookup lookup,
            Wanted wanted,
            Pauses pauses,
            Instant until,
            Consumer<Sighting> found) {
        this.vertx = vertx;
        this.clock = clock;
        this.lookup = lookup;
        this.wanted = wanted;
        this.pauses = pauses;
        this.until = until;
        this.found = found;
    }

    /** Takes the first look. */
    void begin() {
        look();
    }

    private void look() {
        Future<Sighting> look;
        try {
            look = lookup.find(wanted);
        } catch (RuntimeException broken) {
            look = Future.failedFuture(broken);
        }
        long left = Duration.between(clock.instant(), until).toMillis();
        look.timeout(Math.max(LAST_LOOK_MILLIS, left), TimeUnit.MILLISECONDS)
                .otherwise(Search::blind)
                .onSuccess(this::judge);
    }

    private static Sighting blind(Throwable broken) {
        return broken instanceof TimeoutException
                ? new Sighting.Blind(Trouble.SLOW, "no complete answer in time", Duration.ZERO)
                : new Sighting.Blind(
                        Trouble.ERROR,
                        "the answer makes no sense: " + broken.getClass().getSimpleName(),
                        Duration.ZERO);
    }

    private void judge(Sighting sighting) {
        Duration pause = pause(sighting);
        boolean over = clock.instant().isAfter(until);
        if (pause == null || over) {
            Sighting before = lastWhole;
            found.accept(before != null && over && isCutOff(before, sighting) ? before : sighting);
            return;
        }
        lastWhole = sighting;
        // The last look is at the deadline itself, whatever the rhythm of the pauses.
        Duration left = Duration.between(clock.instant(), until);
        long millis = Math.max(1, Math.min(pause.toMillis(), left.toMillis() + 1));
        vertx.setTimer(millis, timer -> look());
    }

    /** The last look has less time than the others: what the one before showed still counts. */
    private static boolean isCutOff(Sighting before, Sighting sighting) {
        return before instanceof Sighting.Absent
                && sighting instanceof Sighting.Blind blind
                && blind.trouble() == Trouble.SLOW;
    }

    /** How long until the next look; null where another look makes no sense. */
    private @Nullable Duration pause(Sighting sighting) {
        Duration own = pauses.after(asked++);
        if (sighting instanceof Sighting.Absent absent) {
            return longer(own, absent.pause());
        }
        if (sighting instanceof Sighting.Blind blind && !blind.trouble().lasting()) {
            return longer(own, blind.pause());
        }
        return null;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
