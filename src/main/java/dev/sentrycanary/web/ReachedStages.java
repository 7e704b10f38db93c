package dev.sentrycanary.web;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.inbox.InboxEvent;
import dev.sentrycanary.receipt.Receipt;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.receipt.StageResult;
import dev.sentrycanary.receipt.State;

/** How far the events of our own runs have come: the last stage of an unbroken row of proofs. */
@Singleton
class ReachedStages {
    private final ReceiptLedger ledger;

    ReachedStages(ReceiptLedger ledger) {
        this.ledger = ledger;
    }

    /** The stage's name; null for what no run of ours raised and where nothing is proven yet. */
    @Nullable String of(InboxEvent event) {
        String id = event.summary().eventId();
        // Only our own events have receipts; the ledger need not be asked for the rest.
        boolean own = event.summary().tags().containsKey("canary.run");
        return own && id != null ? ledger.receipt(id).map(ReachedStages::last).orElse(null) : null;
    }

    private static @Nullable String last(Receipt receipt) {
        String last = null;
        for (StageResult stage : receipt.stages()) {
            if (stage.state() != State.PROVEN) {
                break;
            }
            last = stage.stage().code();
        }
        return last;
    }
}
