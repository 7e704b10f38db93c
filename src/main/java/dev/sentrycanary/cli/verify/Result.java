package dev.sentrycanary.cli.verify;

import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.receipt.Verdict;

/**
 * What became of one scenario.
 *
 * @param run its run as it stood at the end
 * @param verdict by the stages that were asked for
 */
record Result(RunReport run, Verdict verdict) {
    String scenario() {
        return run.opening().scenario();
    }
}
