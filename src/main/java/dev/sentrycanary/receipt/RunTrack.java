package dev.sentrycanary.receipt;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/** A run and the events that belong to it. Guarded by the ledger's lock. */
final class RunTrack {
    final long sequence;
    final Opening opening;
    final Map<String, EventTrack> events = new LinkedHashMap<>();
    final Map<Long, CompletableFuture<Void>> waiters = new HashMap<>();
    int untracked;
    int nameless;
    @Nullable Instant endedAt;
    @Nullable Cause broken;

    RunTrack(long sequence, Opening opening) {
        this.sequence = sequence;
        this.opening = opening;
    }

    RunReport view(Instant now, Deadlines deadlines) {
        List<Receipt> receipts =
                events.values().stream().map(event -> event.view(now, deadlines)).toList();
        return new RunReport(
                opening, endedAt, receipts, untracked, verdict(receipts, now, deadlines));
    }

    private Verdict verdict(List<Receipt> all, Instant now, Deadlines deadlines) {
        if (broken != null) {
            return Verdict.failed(broken.stage(), broken);
        }
        List<Receipt> promised = all.stream().filter(Receipt::promised).toList();
        List<Verdict> verdicts = promised.stream().map(Receipt::verdict).toList();
        for (Verdict verdict : verdicts) {
            if (verdict.outcome() == Verdict.Outcome.FAILED) {
                return verdict;
            }
        }
        Verdict together = new Together(opening, promised).verdict();
        if (together.outcome() == Verdict.Outcome.FAILED) {
            return together;
        }
        if (endedAt == null) {
            return now.isAfter(opening.at().plus(deadlines.run()))
                    ? Verdict.failed(Stage.CAPTURED, Cause.INTERRUPTED)
                    : Verdict.WAITING;
        }
        if (someMissing(promised)) {
            return now.isAfter(endedAt.plus(deadlines.captured()))
                    ? Verdict.failed(Stage.CAPTURED, Cause.NOTHING_CAPTURED)
                    : Verdict.WAITING;
        }
        return sum(verdicts);
    }

    private Verdict sum(List<Verdict> verdicts) {
        if (verdicts.contains(Verdict.WAITING)) {
            return Verdict.WAITING;
        }
        for (Verdict verdict : verdicts) {
            if (verdict.outcome() == Verdict.Outcome.INCOMPLETE) {
                return verdict;
            }
        }
        return verdicts.isEmpty() || untracked > 0
                ? Verdict.incomplete(null, null)
                : Verdict.PASSED;
    }

    private boolean someMissing(List<Receipt> promised) {
        Map<String, Integer> seen = new HashMap<>();
        promised.forEach(receipt -> seen.merge(receipt.kind(), 1, Integer::sum));
        return untracked == 0
                && opening.promised().entrySet().stream()
                        .anyMatch(p -> seen.getOrDefault(p.getKey(), 0) < p.getValue());
    }
}
