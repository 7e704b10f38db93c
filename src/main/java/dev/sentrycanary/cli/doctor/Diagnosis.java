package dev.sentrycanary.cli.doctor;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sentrycanary.cli.doctor.Finding.State;
import dev.sentrycanary.cli.terminal.ExitCode;
import dev.sentrycanary.cli.terminal.Lines;
import dev.sentrycanary.cli.terminal.Terminal;
import dev.sentrycanary.cli.terminal.Terminal.Colour;
import dev.sentrycanary.receipt.Cause;

/** All findings, and what they come to. */
record Diagnosis(List<Finding> findings) {
    Diagnosis {
        findings = List.copyOf(findings);
    }

    int exitCode() {
        return first(State.FAILED)
                .map(one -> ExitCode.failedAt(one.stage()))
                .orElse(first(State.UNCHECKED).isPresent() ? ExitCode.INCOMPLETE : ExitCode.OK);
    }

    String sentence() {
        return first(State.FAILED)
                .map(one -> "FAILED at " + one.stage().code() + ": " + one.check())
                .or(
                        () ->
                                first(State.UNCHECKED)
                                        .map(
                                                one ->
                                                        "INCOMPLETE: "
                                                                + one.check()
                                                                + " could not be checked"))
                .orElse("SOUND: nothing was raised; 'verify' proves the rest");
    }

    void print(Terminal terminal, boolean json) {
        PrintStream out = terminal.out();
        if (json) {
            out.println(json().toPrettyString());
        } else {
            findings.forEach(one -> print(one, terminal));
            out.println(sentence());
        }
        out.flush();
    }

    private static void print(Finding finding, Terminal terminal) {
        Colour colour =
                switch (finding.state()) {
                    case OK -> Colour.GREEN;
                    case FAILED -> Colour.RED;
                    case WARNING, UNCHECKED -> Colour.YELLOW;
                    case SKIPPED -> Colour.DIM;
                };
        terminal.out()
                .println(
                        "%-14s%s %s"
                                .formatted(
                                        finding.check(),
                                        terminal.paint(
                                                colour, "%-10s".formatted(finding.state().code())),
                                        Lines.oneLine(finding.evidence())));
        Cause cause = finding.cause();
        if (cause != null) {
            for (String line : List.of(cause.code() + ": " + cause.hint(), cause.fix())) {
                terminal.out().println(" ".repeat(25) + line);
            }
        }
    }

    private ObjectNode json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("summary", sentence());
        root.put("exit_code", exitCode());
        ArrayNode checks = root.putArray("checks");
        for (Finding finding : findings) {
            ObjectNode one = checks.addObject();
            one.put("check", finding.check());
            one.put("stage", finding.stage().code());
            one.put("state", finding.state().code());
            one.put("evidence", finding.evidence());
            Cause cause = finding.cause();
            if (cause != null) {
                one.put("cause", cause.code()).put("hint", cause.hint()).put("fix", cause.fix());
            }
        }
        return root;
    }

    private Optional<Finding> first(State state) {
        return findings.stream()
                .filter(one -> one.state() == state)
                .min(Comparator.comparing(Finding::stage));
    }
}
