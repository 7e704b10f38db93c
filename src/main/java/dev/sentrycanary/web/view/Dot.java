package dev.sentrycanary.web.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Receipt;
import dev.sentrycanary.receipt.StageResult;
import dev.sentrycanary.receipt.State;

/**
 * One stage of a receipt as the page shows it.
 *
 * @param stage its name
 * @param state its state's name; the dot's shape and colour
 * @param when when the evidence came
 * @param delta how long after the stage before it, in words, may be empty
 * @param evidence what proved it, or why nothing did
 * @param cause why it went wrong
 * @param perch whether it is the last one in an unbroken row of proven stages
 */
public record Dot(
        String stage,
        String state,
        @Nullable When when,
        String delta,
        String evidence,
        @Nullable Cause cause,
        boolean perch) {

    /** The stages of a receipt in order. */
    public static List<Dot> of(Receipt receipt, Instant now) {
        List<Dot> dots = new ArrayList<>();
        Instant before = receipt.openedAt();
        int proven = 0;
        while (proven < receipt.stages().size()
                && receipt.stages().get(proven).state() == State.PROVEN) {
            proven++;
        }
        for (StageResult result : receipt.stages()) {
            Instant at = result.at();
            dots.add(
                    new Dot(
                            result.stage().code(),
                            result.state().code(),
                            at == null ? null : new When(at, now),
                            at == null ? "" : delta(before, at),
                            result.evidence(),
                            result.cause(),
                            dots.size() == proven - 1));
            before = at == null ? before : at;
        }
        return dots;
    }

    /** The state in one word of everyday language. */
    public String word() {
        return switch (state) {
            case "proven" -> "done";
            case "failed" -> "lost";
            case "unchecked" -> "not checked";
            default -> state;
        };
    }

    /** What is known of it, on one line. */
    public String title() {
        String moment = delta.isEmpty() ? "" : " " + delta;
        return stage + ": " + word() + moment + (cause == null ? "" : ", " + cause.hint());
    }

    private static String delta(Instant from, Instant to) {
        double millis = Duration.between(from, to).toNanos() / 1e6;
        return millis <= 0 ? "" : "+" + Figures.millis(millis);
    }
}
