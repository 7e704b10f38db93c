package dev.sentrycanary.probe.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.problem.ProblemException;
import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Change;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.receipt.Stage;

/**
 * Makes one round at a time: each scenario in turn, the next one when the verdict on the one before
 * stands. Called from any thread; while it calls others it holds no lock.
 */
final class Rounds {
    private final List<String> scenarios;
    private final Stage wanted;
    private final Duration deadline;
    private final Clock clock;
    private final Timers timers;
    private final ReceiptLedger ledger;
    private final Starter starter;
    private final RoundListener listener;
    private final Misses misses;
    private final Deque<String> left = new ArrayDeque<>();
    private final List<RunReport> reports = new ArrayList<>();
    private final List<Round.Refused> refused = new ArrayList<>();
    private Instant startedAt = Instant.EPOCH;
    private boolean busy;
    private @Nullable String current;
    private @Nullable Runnable giveUp;

    Rounds(
            List<String> scenarios,
            Stage wanted,
            Duration deadline,
            Clock clock,
            Timers timers,
            ReceiptLedger ledger,
            Starter starter,
            RoundListener listener,
            Misses misses) {
        this.scenarios = List.copyOf(scenarios);
        this.wanted = wanted;
        this.deadline = deadline;
        this.clock = clock;
        this.timers = timers;
        this.ledger = ledger;
        this.starter = starter;
        this.listener = listener;
        this.misses = misses;
        ledger.onChange(this::changed);
    }

    /** Begins a round, unless one is at work. */
    boolean begin() {
        synchronized (this) {
            if (busy) {
                return false;
            }
            busy = true;
            startedAt = clock.instant();
            left.addAll(scenarios);
        }
        listener.began();
        step();
        return true;
    }

    private void step() {
        String scenario;
        synchronized (this) {
            scenario = left.poll();
        }
        if (scenario == null) {
            end();
            return;
        }
        try {
            follow(starter.start(scenario));
        } catch (ProblemException refusal) {
            misses.add(Miss.REFUSED, 1);
            synchronized (this) {
                refused.add(
                        new Round.Refused(scenario, String.valueOf(refusal.problem().detail())));
            }
            later();
        }
    }

    private void follow(String run) {
        Runnable undo = timers.in(deadline, () -> ledger.fail(run, Cause.INTERRUPTED));
        synchronized (this) {
            current = run;
            giveUp = undo;
        }
        // It may have been quicker than we were.
        if (ledger.run(run).map(report -> report.verdict().decided()).orElse(true)) {
            decided(run);
        }
    }

    private void changed(Change change) {
        if (change.decided()) {
            decided(change.run());
        }
    }

    private void decided(String run) {
        Runnable undo;
        synchronized (this) {
            if (!run.equals(current)) {
                return;
            }
            current = null;
            undo = giveUp;
        }
        if (undo != null) {
            undo.run();
        }
        ledger.run(run).ifPresent(this::add);
        later();
    }

    private synchronized void add(RunReport report) {
        reports.add(report);
    }

    /** Whoever brought the verdict has other things to do. */
    private void later() {
        Runnable unused = timers.in(Duration.ZERO, this::step);
    }

    private void end() {
        Round round;
        synchronized (this) {
            round = new Round(startedAt, clock.instant(), reports, refused, wanted);
            reports.clear();
            refused.clear();
            busy = false;
        }
        listener.ended(round);
    }
}
