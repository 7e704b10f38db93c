package dev.sentrycanary.probe.watch;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.receipt.Verdict;

/** A round in words, for whoever is woken by it. */
final class RoundText {
    private static final int MOST = 8_000;

    private RoundText() {}

    static String of(Round round) {
        StringBuilder text = new StringBuilder("Sentry canary: " + round.outcome().code() + '\n');
        round.runs().forEach(run -> add(text, run));
        round.refused()
                .forEach(
                        one ->
                                text.append(one.scenario())
                                        .append(": not run. ")
                                        .append(one.why())
                                        .append('\n'));
        return text.length() > MOST ? text.substring(0, MOST) : text.toString();
    }

    private static void add(StringBuilder text, RunReport run) {
        Verdict verdict = run.verdict();
        text.append(run.opening().scenario()).append(": ").append(verdict.outcome().code());
        @Nullable Stage stage = verdict.stage();
        if (stage != null) {
            text.append(" at ").append(stage.code());
        }
        @Nullable Cause cause = verdict.cause();
        if (cause != null) {
            text.append(" (").append(cause.code()).append("). ");
            text.append(cause.hint()).append(' ').append(cause.fix());
        }
        if (verdict.detail() != null) {
            text.append(' ').append(verdict.detail());
        }
        text.append(" Run ").append(run.opening().id()).append('\n');
    }
}
