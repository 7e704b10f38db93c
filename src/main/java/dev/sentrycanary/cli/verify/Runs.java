package dev.sentrycanary.cli.verify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import dev.sentrycanary.probe.BackgroundRuns;
import dev.sentrycanary.probe.Origin;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.receipt.Verdict;

/**
 * Raises scenarios and waits for what becomes of them. The next one begins when the ingest has
 * answered for the one before: so none disturbs the other, and the long waits overlap.
 */
final class Runs {
    private static final long REPAINT_MILLIS = 100;
    private static final Duration TIDY = Duration.ofSeconds(5);

    private final BackgroundRuns runs;
    private final ReceiptLedger ledger;
    private final Judge judge;
    private final BooleanSupplier interrupted;
    private final Semaphore news = new Semaphore(0);
    private final List<String> ids = new ArrayList<>();
    private final List<Verdict> shown = new ArrayList<>();

    /**
     * @param interrupted whether there is no use in going on
     */
    Runs(BackgroundRuns runs, ReceiptLedger ledger, Judge judge, BooleanSupplier interrupted) {
        this.runs = runs;
        this.ledger = ledger;
        this.judge = judge;
        this.interrupted = interrupted;
        ledger.onChange(change -> news.release());
    }

    /** Raises them all; {@code watcher} sees how they stand, time and again. */
    List<Result> follow(List<Choice> scenarios, Duration time, Watcher watcher)
            throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (shown.size() < scenarios.size() && !interrupted.getAsBoolean()) {
            long left = end - System.nanoTime();
            if (ids.size() < scenarios.size()
                    && (left > 0 || ids.size() == shown.size())
                    && ready()) {
                ids.add(start(scenarios.get(ids.size())));
            }
            while (shown.size() < ids.size()) {
                RunReport run = report(ids.get(shown.size()));
                Verdict verdict = left > 0 ? judge.of(run) : judge.atTheEnd(run);
                watcher.see(shown.size(), run, verdict);
                if (!verdict.decided()) {
                    break;
                }
                shown.add(verdict);
            }
            if (shown.size() == ids.size() && shown.size() < scenarios.size()) {
                continue;
            }
            if (news.tryAcquire(REPAINT_MILLIS, TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        }
        leaveInOrder();
        return IntStream.range(0, ids.size()).mapToObj(this::result).toList();
    }

    private Result result(int number) {
        RunReport run = report(ids.get(number));
        Verdict told = number < shown.size() ? shown.get(number) : Verdict.WAITING;
        return new Result(run, judge.afterwards(told, run));
    }

    /** A verdict may stand while its scenario has still to put its things away. */
    private void leaveInOrder() throws InterruptedException {
        long end = System.nanoTime() + TIDY.toNanos();
        while (!interrupted.getAsBoolean()
                && System.nanoTime() < end
                && ids.stream().anyMatch(id -> report(id).endedAt() == null)) {
            news.tryAcquire(REPAINT_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private boolean ready() {
        return ids.isEmpty() || judge.accepted(report(ids.get(ids.size() - 1)));
    }

    private String start(Choice choice) {
        return runs.start(choice.scenario(), Origin.VERIFY, 1, choice.arguments()).id();
    }

    private RunReport report(String id) {
        return ledger.run(id).orElseThrow();
    }

    /** Sees how runs stand. */
    interface Watcher {
        /**
         * A run as it stands now.
         *
         * @param number its place, counted from 0
         */
        void see(int number, RunReport run, Verdict verdict);
    }
}
