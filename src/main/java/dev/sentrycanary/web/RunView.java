package dev.sentrycanary.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.sentrycanary.receipt.Receipt;
import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.web.view.Dot;
import dev.sentrycanary.web.view.RunRow;

/**
 * A run with the receipt of each of its events.
 *
 * @param row the run
 * @param events its events
 * @param untracked how many more it had
 * @param stored whether the events can be opened here
 */
public record RunView(RunRow row, List<Traced> events, int untracked, boolean stored) {
    private static final int MOST = 100;

    public RunView {
        events = List.copyOf(events);
    }

    static RunView of(RunReport run, Instant now, boolean stored) {
        List<Traced> events = new ArrayList<>();
        for (Receipt receipt : run.receipts()) {
            if (events.size() < MOST) {
                events.add(
                        new Traced(
                                receipt.eventId() == null ? "" : receipt.eventId(),
                                receipt.kind().replace('_', ' '),
                                receipt.promised(),
                                Dot.of(receipt, now)));
            }
        }
        int more = run.untracked() + run.receipts().size() - events.size();
        return new RunView(RunRow.of(run, now), events, more, stored);
    }

    /**
     * One event of the run.
     *
     * @param id its id, empty where it never had one
     * @param kind its data category in words
     * @param promised whether the verdict depends on it
     * @param dots its stages
     */
    public record Traced(String id, String kind, boolean promised, List<Dot> dots) {
        public Traced {
            dots = List.copyOf(dots);
        }
    }
}
