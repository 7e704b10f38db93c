package dev.sentrycanary.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.sentrycanary.receipt.Receipt;
import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.receipt.StageResult;
import dev.sentrycanary.receipt.State;

/** How many promised events of a run reached which stage, and how many were dropped before. */
final class Counts {
    private Counts() {}

    static Map<String, Map<String, Integer>> of(RunReport run) {
        Map<String, Map<String, Integer>> kinds = new TreeMap<>();
        run.opening()
                .promised()
                .forEach((kind, count) -> kinds.put(kind, of(kind, count, run.receipts())));
        return kinds;
    }

    private static Map<String, Integer> of(String kind, int promised, List<Receipt> receipts) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("promised", promised);
        counts.put("dropped", 0);
        Stage.of(kind).forEach(stage -> counts.put(stage.code(), 0));
        for (Receipt receipt : receipts) {
            if (receipt.kind().equals(kind)) {
                receipt.stages().forEach(stage -> count(counts, stage));
            }
        }
        return counts;
    }

    private static void count(Map<String, Integer> counts, StageResult stage) {
        if (stage.state() == State.PROVEN) {
            counts.merge(stage.stage().code(), 1, Integer::sum);
        } else if (stage.stage() == Stage.CAPTURED && stage.state() == State.FAILED) {
            counts.merge("dropped", 1, Integer::sum);
        }
    }

    /** The same in one line for each kind. */
    static String text(RunReport run) {
        StringBuilder text = new StringBuilder();
        of(run).forEach(
                        (kind, counts) -> {
                            text.append(kind).append(':');
                            counts.forEach(
                                    (what, count) ->
                                            text.append(' ')
                                                    .append(count)
                                                    .append(' ')
                                                    .append(what));
                            text.append('\n');
                        });
        return text.toString();
    }
}
