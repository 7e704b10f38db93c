package dev.sentrycanary.cli.verify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.cli.terminal.ExitCode;
import dev.sentrycanary.cli.terminal.Lines;
import dev.sentrycanary.cli.terminal.Terminal;
import dev.sentrycanary.cli.terminal.Terminal.Colour;
import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Receipt;
import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.receipt.StageResult;
import dev.sentrycanary.receipt.State;
import dev.sentrycanary.receipt.Verdict;

/** A run for people: a line for each stage of each promised event, and the verdict. */
final class Block {
    private static final int SHOWN = 10;

    private final Terminal terminal;
    private final Judge judge;

    Block(Terminal terminal, Judge judge) {
        this.terminal = terminal;
        this.judge = judge;
    }

    List<Line> lines(RunReport run, Verdict verdict) {
        boolean over = verdict.decided();
        List<Line> lines = new ArrayList<>();
        lines.add(
                new Line(
                        terminal.paint(Colour.BOLD, run.opening().scenario())
                                + "  run "
                                + run.opening().id(),
                        true));
        List<Receipt> promised = run.receipts().stream().filter(Receipt::promised).toList();
        for (Receipt receipt : promised.subList(0, Math.min(SHOWN, promised.size()))) {
            lines.add(new Line("  " + receipt.kind() + " " + receipt.id(), true));
            for (StageResult stage : receipt.stages()) {
                lines.add(new Line(line(stage), over || stage.state() != State.WAITING));
            }
        }
        if (promised.size() > SHOWN) {
            lines.add(new Line("  ... and " + (promised.size() - SHOWN) + " more events", over));
        }
        if (over) {
            end(lines, verdict);
        } else if (promised.isEmpty()) {
            lines.add(new Line("  waiting for its events", false));
        }
        return lines;
    }

    private String line(StageResult stage) {
        if (!judge.isAsked(stage) && stage.state() == State.WAITING) {
            return line(stage, Colour.DIM, "not asked", "");
        }
        String evidence = stage.state() == State.WAITING ? "" : Lines.oneLine(stage.evidence());
        return switch (stage.state()) {
            case PROVEN -> line(stage, Colour.GREEN, "ok", evidence);
            case FAILED, LATE -> line(stage, Colour.RED, stage.state().code(), evidence);
            case UNCHECKED -> line(stage, Colour.YELLOW, "unchecked", evidence);
            case WAITING -> line(stage, Colour.DIM, "waiting", evidence);
        };
    }

    private String line(StageResult stage, Colour colour, String word, String evidence) {
        @Nullable Duration took = stage.took();
        return "  %d %-9s%s %8s  %s"
                .formatted(
                        ExitCode.failedAt(stage.stage()) / 10,
                        stage.stage().code(),
                        terminal.paint(colour, "%-9s".formatted(word)),
                        took == null ? "" : Lines.took(took),
                        evidence)
                .stripTrailing();
    }

    private void end(List<Line> lines, Verdict verdict) {
        Colour colour =
                switch (verdict.outcome()) {
                    case PASSED -> Colour.GREEN;
                    case FAILED -> Colour.RED;
                    case INCOMPLETE, WAITING -> Colour.YELLOW;
                };
        lines.add(new Line("  " + terminal.paint(colour, Summary.word(verdict)), true));
        if (verdict.detail() != null) {
            lines.add(new Line("    " + Lines.oneLine(verdict.detail()), true));
        }
        Cause cause = verdict.cause();
        if (cause != null) {
            lines.add(new Line("    " + cause.hint(), true));
            lines.add(new Line("    " + cause.fix(), true));
        }
        lines.add(new Line("", true));
    }
}
