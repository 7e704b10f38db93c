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

    /**
     * Whether every promised event is proven through {@code last}, however it fared after that.
     * False while the run has no verdict.
     */
    public boolean proven(Stage last) {
        return switch (verdict.outcome()) {
            case PASSED -> true;
            case WAITING -> false;
            case FAILED -> {
                Stage failed = verdict.stage();
                yield failed != null && failed.compareTo(last) > 0 && through(last);
            }
            case INCOMPLETE -> untracked == 0 && through(last);
        };
    }

    private boolean through(Stage last) {
        return !receipts.isEmpty()
                && receipts.stream()
                        .filter(Receipt::promised)
                        .flatMap(receipt -> receipt.stages().stream())
                        .filter(result -> result.stage().compareTo(last) <= 0)
                        .allMatch(result -> result.state() == State.PROVEN);
    }
}
