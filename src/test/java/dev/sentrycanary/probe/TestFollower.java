package dev.sentrycanary.probe;

import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.sentry.DeliveryListener;

/** Lets tests of other packages have what writes the first two stages. */
public final class TestFollower {
    private TestFollower() {}

    public static DeliveryListener of(ReceiptLedger ledger) {
        return new DeliveryFollower(ledger);
    }
}
