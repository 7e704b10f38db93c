package dev.sentrycanary.probe;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.Startup;

import dev.sentrycanary.receipt.Change;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.receipt.RunReport;

/** The newest verdict on each scenario, and news of every verdict. */
@Startup
@ApplicationScoped
public class Verdicts {
    private final ReceiptLedger ledger;
    private final Map<String, RunReport> newest = new ConcurrentSkipListMap<>();
    private final List<Consumer<RunReport>> listeners = new CopyOnWriteArrayList<>();

    Verdicts(ReceiptLedger ledger) {
        this.ledger = ledger;
        ledger.onChange(this::changed);
    }

    /** Calls {@code listener} with each run once its verdict stands; it must be quick. */
    public void onVerdict(Consumer<RunReport> listener) {
        listeners.add(listener);
    }

    /** The newest decided run of each scenario that was run, by the scenarios' names. */
    public Collection<RunReport> newest() {
        return List.copyOf(newest.values());
    }

    private void changed(Change change) {
        if (change.decided()) {
            ledger.run(change.run()).ifPresent(this::decided);
        }
    }

    private void decided(RunReport run) {
        newest.merge(
                run.opening().scenario(),
                run,
                (known, news) -> news.opening().at().isBefore(known.opening().at()) ? known : news);
        listeners.forEach(listener -> listener.accept(run));
    }
}
