package dev.sentrycanary.api;

import java.util.Optional;

import dev.sentrycanary.receipt.Receipt;
import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.receipt.StageResult;
import dev.sentrycanary.receipt.Verdict;

/** Finds the words behind a verdict. */
final class Evidence {
    private Evidence() {}

    /** What decided the run, where it did not pass and something says so. */
    static Optional<String> of(RunReport run) {
        Verdict verdict = run.verdict();
        if (verdict.detail() != null || verdict.stage() == null) {
            return Optional.ofNullable(verdict.detail());
        }
        return run.receipts().stream()
                .filter(Receipt::promised)
                .filter(receipt -> receipt.verdict().equals(verdict))
                .flatMap(receipt -> receipt.stages().stream())
                .filter(stage -> stage.stage() == verdict.stage())
                .map(StageResult::evidence)
                .findFirst();
    }
}
