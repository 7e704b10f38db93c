package dev.sentrycanary.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import dev.sentrycanary.inbox.Inbox;
import dev.sentrycanary.inbox.InboxEvent;
import dev.sentrycanary.inbox.InboxState;
import dev.sentrycanary.probe.Suites;
import dev.sentrycanary.receipt.Receipt;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.web.live.Change;
import dev.sentrycanary.web.view.Dot;
import dev.sentrycanary.web.view.RunRow;

/** Renders changes with the same parts of the same templates as the first page. */
@Singleton
class LiveRenderer {
    /** More rows than anybody reads at once; the rest is told as a number. */
    private static final int ROWS = 50;

    private static final int RECEIPTS = 50;

    private final Inbox inbox;
    private final InboxState state;
    private final ReceiptLedger ledger;
    private final Rows rows;
    private final Shells shells;
    private final Suites suites;

    LiveRenderer(
            Inbox inbox,
            InboxState state,
            ReceiptLedger ledger,
            Rows rows,
            Shells shells,
            Suites suites) {
        this.inbox = inbox;
        this.state = state;
        this.ledger = ledger;
        this.rows = rows;
        this.shells = shells;
        this.suites = suites;
    }

    /** What of {@code changes} concerns a reader: pairs of a message's name and its text. */
    List<Map.Entry<String, String>> render(LiveReader reader, List<Change> changes) {
        Set<String> runs = new LinkedHashSet<>();
        List<InboxEvent> events = new ArrayList<>();
        for (Change change : changes) {
            if (change.kind() == Change.Kind.RUN) {
                runs.add(change.key());
            } else if (state.enabled()) {
                event(change.key()).filter(reader::lists).ifPresent(events::add);
            }
        }
        Instant now = Instant.now();
        List<Map.Entry<String, String>> messages = new ArrayList<>();
        int skipped = Math.max(0, events.size() - ROWS);
        for (InboxEvent event : events.subList(skipped, events.size())) {
            String row = Templates.list$row(rows.of(event, now)).render();
            messages.add(Map.entry("row", row));
        }
        if (skipped > 0) {
            messages.add(Map.entry("gap", Integer.toString(skipped)));
        }
        for (String id : runs) {
            ledger.run(id).ifPresent(run -> run(reader, run, now, messages));
        }
        if (!runs.isEmpty()) {
            messages.add(Map.entry("strip", Templates.frame$strip(shells.strip(now)).render()));
        }
        return messages;
    }

    /** A run of all scenarios, where it has come further than the reader knows. */
    Optional<String> suite(LiveReader reader) {
        String id = reader.suiteId();
        return id == null
                ? Optional.empty()
                : suites.find(id)
                        .filter(reader::learns)
                        .map(report -> SuiteView.of(report, Instant.now()))
                        .map(view -> Templates.suite$parts(view).render());
    }

    private void run(
            LiveReader reader,
            RunReport run,
            Instant now,
            List<Map.Entry<String, String>> messages) {
        if (reader.showsRuns()) {
            String line = Templates.runs$line(RunRow.of(run, now)).render();
            messages.add(Map.entry("run", line));
        }
        if (reader.showsRun(run.opening().id())) {
            RunView view = RunView.of(run, now, state.enabled());
            messages.add(Map.entry("outcome", Templates.run$outcome(view).render()));
        }
        Map<String, Receipt> receipts = new LinkedHashMap<>();
        for (Receipt receipt : run.receipts()) {
            String id = receipt.eventId();
            if (id != null && reader.showsReceipt(id) && receipts.size() < RECEIPTS) {
                receipts.put(id, receipt);
            }
        }
        receipts.forEach(
                (id, receipt) -> {
                    String dots = Templates.list$dots(id, Dot.of(receipt, now)).render();
                    messages.add(Map.entry("receipt", dots));
                });
    }

    private Optional<InboxEvent> event(String sequence) {
        long number = Long.parseLong(sequence);
        return inbox.newestFirst(number - 1, number + 1).findFirst();
    }
}
