package dev.sentrycanary.receipt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What only all events of a run together can show: that no error came twice, and which of them
 * share an issue.
 *
 * @param opening what was promised
 * @param promised the receipts of promised events so far
 */
record Together(Opening opening, List<Receipt> promised) {
    private static final String ERROR = "error";

    /** Failed, or passed as far as can be said by now. */
    Verdict verdict() {
        List<Receipt> errors =
                promised.stream().filter(receipt -> receipt.kind().equals(ERROR)).toList();
        int most = opening.promised().getOrDefault(ERROR, Integer.MAX_VALUE);
        if (errors.size() > most) {
            return Verdict.failed(
                    Stage.CAPTURED,
                    Cause.CAPTURED_TWICE,
                    errors.size() + " errors were captured, and " + most + " raised");
        }
        return opening.issues().isEmpty() || errors.size() < most
                ? Verdict.PASSED
                : grouped(errors);
    }

    private Verdict grouped(List<Receipt> errors) {
        Map<String, Integer> issues = new HashMap<>();
        for (Receipt error : errors) {
            StageResult stored = error.at(Stage.STORED);
            String issue = stored.details().get("issue");
            if (stored.state() != State.PROVEN || issue == null) {
                return Verdict.PASSED;
            }
            issues.merge(issue, 1, Integer::sum);
        }
        List<Integer> sizes = descending(issues.values().stream().toList());
        List<Integer> wanted = descending(opening.issues());
        return sizes.equals(wanted)
                ? Verdict.PASSED
                : Verdict.failed(
                        Stage.STORED,
                        Cause.EXPECTATION_FAILED,
                        "the errors are in issues of " + sizes + " events, not of " + wanted);
    }

    private static List<Integer> descending(List<Integer> sizes) {
        List<Integer> sorted = new ArrayList<>(sizes);
        sorted.sort(Collections.reverseOrder());
        return sorted;
    }
}
