package dev.sentrycanary.receipt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Remembers what was proven of which event, bounded in memory. Facts may come in any order and more
 * than once; the same facts always give the same receipt. Safe for use by many threads; listeners
 * are called outside the lock, on the thread that brought the news.
 */
public final class ReceiptLedger {
    private final Clock clock;
    private final Deadlines deadlines;
    private final Limits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, RunTrack> runs = new HashMap<>();
    private final Map<String, EventTrack> events = new HashMap<>();
    private final Set<RunTrack> undecided = new LinkedHashSet<>();
    private final History history;
    private final EarlyFacts early;
    private long sequence;

    public ReceiptLedger(Clock clock, Deadlines deadlines, Limits limits) {
        this.clock = clock;
        this.deadlines = deadlines;
        this.limits = limits;
        this.history = new History(limits);
        this.early = new EarlyFacts(limits.early());
    }

    /** Calls {@code listener} after each change; it must be quick and not throw. */
    public void onChange(Consumer<Change> listener) {
        listeners.add(listener);
    }

    /** Begins a run. */
    public void open(Opening opening) {
        change(
                () -> {
                    if (runs.containsKey(opening.id())) {
                        return null;
                    }
                    RunTrack run = new RunTrack(++sequence, opening);
                    runs.put(opening.id(), run);
                    undecided.add(run);
                    history.add(run, this::failed).forEach(this::forget);
                    return run;
                });
    }

    /** The scenario has raised everything. */
    public void end(String run, Instant at) {
        change(
                () -> {
                    RunTrack track = runs.get(run);
                    if (track == null || track.endedAt != null) {
                        return null;
                    }
                    track.endedAt = at;
                    return track;
                });
    }

    /** The run itself went wrong, whatever becomes of its events. */
    public void fail(String run, Cause cause) {
        change(
                () -> {
                    RunTrack track = runs.get(run);
                    if (track == null || track.broken != null) {
                        return null;
                    }
                    track.broken = cause;
                    return track;
                });
    }

    /** Says to which run an event belongs; opens its receipt. */
    public void belongs(String eventId, String run, String kind, Instant at) {
        change(
                () -> {
                    RunTrack track = runs.get(run);
                    if (track == null || events.containsKey(eventId)) {
                        return null;
                    }
                    EventTrack event = track(track, eventId, eventId, kind, at);
                    if (event != null) {
                        events.put(eventId, event);
                        early.release(eventId).forEach(event::add);
                    }
                    return track;
                });
    }

    /** Adds a fact on an event. */
    public void advance(String eventId, Fact fact) {
        change(
                () -> {
                    EventTrack event = events.get(eventId);
                    if (event == null) {
                        early.hold(eventId, fact);
                        return null;
                    }
                    return event.add(fact) ? runs.get(event.run()) : null;
                });
    }

    /** Adds a fact on an event that never had an id; each call is one more such event. */
    public void advanceNameless(String run, String kind, Fact fact) {
        change(
                () -> {
                    RunTrack track = runs.get(run);
                    if (track == null) {
                        return null;
                    }
                    String id = "nameless-" + run + "-" + ++track.nameless;
                    EventTrack event = track(track, id, null, kind, fact.at());
                    if (event != null) {
                        event.add(fact);
                        events.put(id, event);
                    }
                    return track;
                });
    }

    /** Applies the deadlines that have passed since the last call. */
    public void tick() {
        List<RunTrack> open = locked(() -> new ArrayList<>(undecided));
        open.forEach(run -> settle(run, false));
    }

    /** Whether there are runs whose verdict is still to come. */
    public boolean waiting() {
        return locked(() -> !undecided.isEmpty());
    }

    /** The run as it stands now. */
    public Optional<RunReport> run(String id) {
        return locked(() -> Optional.ofNullable(runs.get(id)).map(this::view));
    }

    /** One receipt as it stands now. */
    public Optional<Receipt> receipt(String id) {
        return locked(
                () ->
                        Optional.ofNullable(events.get(id))
                                .map(event -> event.view(clock.instant(), deadlines)));
    }

    /** Runs from newest to oldest; {@code before} is null or the {@code next} of another page. */
    public Page page(@Nullable Long before, int limit) {
        return locked(
                () -> {
                    long end = before == null ? Long.MAX_VALUE : before;
                    List<RunTrack> found = history.before(end, limit + 1);
                    List<RunTrack> shown = found.subList(0, Math.min(limit, found.size()));
                    return new Page(
                            shown.stream().map(this::view).toList(),
                            found.size() > limit ? shown.get(limit - 1).sequence : null);
                });
    }

    /** How many runs are remembered now. */
    public int size() {
        return locked(runs::size);
    }

    /** How much is remembered at most. */
    public Limits limits() {
        return limits;
    }

    /** The run when it is decided, or as it stands after {@code patience}; empty if unknown. */
    public CompletionStage<Optional<RunReport>> await(String id, Duration patience) {
        CompletableFuture<Void> waiter = new CompletableFuture<>();
        long number = locked(() -> join(id, waiter));
        return waiter.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(
                        done -> {
                            locked(() -> leave(id, number));
                            return run(id);
                        });
    }

    private long join(String id, CompletableFuture<Void> waiter) {
        RunTrack run = runs.get(id);
        if (run == null || !undecided.contains(run)) {
            waiter.complete(null);
            return 0;
        }
        run.waiters.put(++sequence, waiter);
        return sequence;
    }

    private boolean leave(String id, long number) {
        RunTrack run = runs.get(id);
        return run != null && run.waiters.remove(number) != null;
    }

    private @Nullable EventTrack track(
            RunTrack run, String id, @Nullable String eventId, String kind, Instant at) {
        if (run.events.size() >= limits.receipts()) {
            run.untracked++;
            return null;
        }
        boolean promised = run.opening.promised().containsKey(kind);
        EventTrack event = new EventTrack(id, eventId, run.opening.id(), kind, promised, at);
        run.events.put(id, event);
        return event;
    }

    private void change(Action action) {
        RunTrack changed = locked(action::apply);
        if (changed != null) {
            settle(changed, true);
        }
    }

    /** Decides the run if it can be decided, and tells everybody who should know. */
    private void settle(RunTrack run, boolean changed) {
        List<CompletableFuture<Void>> released = new ArrayList<>();
        boolean decided =
                locked(
                        () -> {
                            if (!undecided.contains(run) || !view(run).verdict().decided()) {
                                return false;
                            }
                            undecided.remove(run);
                            released.addAll(run.waiters.values());
                            run.waiters.clear();
                            return true;
                        });
        released.forEach(waiter -> waiter.complete(null));
        if (changed || decided) {
            Change change = new Change(run.opening.id(), decided);
            listeners.forEach(listener -> listener.accept(change));
        }
    }

    private RunReport view(RunTrack run) {
        return run.view(clock.instant(), deadlines);
    }

    private boolean failed(RunTrack run) {
        return view(run).verdict().outcome() == Verdict.Outcome.FAILED;
    }

    private void forget(RunTrack run) {
        runs.remove(run.opening.id());
        undecided.remove(run);
        run.events.keySet().forEach(events::remove);
        run.waiters.values().forEach(waiter -> waiter.complete(null));
        run.waiters.clear();
    }

    private <T extends @Nullable Object> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** Changes something under the lock and returns the run that changed. */
    private interface Action {
        @Nullable RunTrack apply();
    }
}
