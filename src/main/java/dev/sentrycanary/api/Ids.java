package dev.sentrycanary.api;

import java.util.function.Supplier;

import dev.sentrycanary.problem.ProblemException;
import dev.sentrycanary.problem.ProblemType;
import dev.sentrycanary.receipt.ReceiptLedger;

/** Says what to do about an id that the ledger does not know. */
final class Ids {
    private Ids() {}

    static Supplier<ProblemException> unknownRun(ReceiptLedger ledger) {
        return unknown(ledger, ProblemType.UNKNOWN_RUN, "No run of this id is kept");
    }

    static Supplier<ProblemException> unknownEvent(ReceiptLedger ledger) {
        return unknown(ledger, ProblemType.UNKNOWN_EVENT, "No event of this id is kept");
    }

    private static Supplier<ProblemException> unknown(
            ReceiptLedger ledger, ProblemType type, String what) {
        return () ->
                new ProblemException(
                        type,
                        "%s. The newest %d runs and %d failed ones are (now %d); canary.keep.runs and canary.keep.failures change that."
                                .formatted(
                                        what,
                                        ledger.limits().runs(),
                                        ledger.limits().failures(),
                                        ledger.size()));
    }
}
