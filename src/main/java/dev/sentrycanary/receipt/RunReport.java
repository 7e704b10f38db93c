package dev.sentrycanary.receipt;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A run as the ledger sees it now.
 *
 * @param opening how it began
 * @param endedAt when the scenario had raised everything
 * @param receipts of its events, in the order in which they were first heard of
 * @param untracked how many more events it had than the ledger keeps per run
 * @param verdict how it ended
 */
public record RunReport(
        Opening opening,
        @Nullable Instant endedAt,
        List<Receipt> receipts,
        int untracked,
        Verdict verdict) {
    public RunReport {
        receipts = List.copyOf(receipts);
    }
}
