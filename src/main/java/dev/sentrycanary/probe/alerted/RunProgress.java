package dev.sentrycanary.probe.alerted;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.receipt.Receipt;
import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.receipt.StageResult;
import dev.sentrycanary.receipt.State;

/** Reads from a run how far its events have come. */
final class RunProgress {
    private RunProgress() {}

    /**
     * Whether nothing but alerts is still to come of what the run promises; true of one that is
     * forgotten.
     */
    static boolean awaitsAlertsOnly(Optional<RunReport> run) {
        if (run.isEmpty() || run.get().verdict().decided()) {
            return true;
        }
        RunReport report = run.get();
        if (report.endedAt() == null) {
            return false;
        }
        Map<String, Integer> missing = new HashMap<>(report.opening().promised());
        for (Receipt receipt : report.receipts()) {
            if (!receipt.promised()) {
                continue;
            }
            for (StageResult stage : receipt.stages()) {
                if (stage.state() == State.WAITING && stage.stage() != Stage.ALERTED) {
                    return false;
                }
            }
            missing.merge(receipt.kind(), -1, Integer::sum);
        }
        return report.untracked() > 0 || missing.values().stream().allMatch(many -> many <= 0);
    }

    static @Nullable State state(Receipt receipt, Stage stage) {
        return receipt.stages().stream()
                .filter(result -> result.stage() == stage)
                .map(StageResult::state)
                .findFirst()
                .orElse(null);
    }
}
