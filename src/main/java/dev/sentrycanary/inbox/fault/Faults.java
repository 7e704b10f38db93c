package dev.sentrycanary.inbox.fault;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;

/** The faults that are on, in the order in which they were asked for. */
public final class Faults {
    /** More than anybody would ask for at once. */
    static final int MOST = 100;

    private final Clock clock;
    private final List<Fault> active = new ArrayList<>();
    private volatile boolean any;

    /** No faults. */
    public Faults(Clock clock) {
        this.clock = clock;
    }

    /**
     * Takes one occurrence of the first fault at {@code point}. Costs nothing while no fault is on.
     */
    public Optional<Fault> take(FaultPoint point) {
        return any ? takeOne(point) : Optional.empty();
    }

    /** The fault at {@code point} that lasts longest; it is not used up. */
    synchronized Optional<Fault> at(FaultPoint point) {
        forgetOver();
        return active.stream()
                .filter(fault -> fault.kind().point() == point)
                .max(Comparator.comparing(Faults::end));
    }

    private static Instant end(Fault fault) {
        Instant until = fault.until();
        return until == null ? Instant.MAX : until;
    }

    private synchronized Optional<Fault> takeOne(FaultPoint point) {
        forgetOver();
        for (ListIterator<Fault> at = active.listIterator(); at.hasNext(); ) {
            Fault fault = at.next();
            if (fault.kind().point() == point) {
                at.set(fault.once());
                forgetOver();
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    /** Adds a fault; false where too many are on already. */
    synchronized boolean add(Fault fault) {
        forgetOver();
        if (active.size() >= MOST) {
            return false;
        }
        active.add(fault);
        any = true;
        return true;
    }

    synchronized List<Fault> list() {
        forgetOver();
        return List.copyOf(active);
    }

    synchronized void clear() {
        active.clear();
        any = false;
    }

    private void forgetOver() {
        Instant now = clock.instant();
        active.removeIf(fault -> fault.isOver(now));
        any = !active.isEmpty();
    }
}
