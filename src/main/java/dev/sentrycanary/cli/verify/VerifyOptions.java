package dev.sentrycanary.cli.verify;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import dev.sentrycanary.cli.terminal.Options;
import dev.sentrycanary.cli.terminal.UsageException;
import dev.sentrycanary.receipt.Stage;

/**
 * What {@code verify} was asked for.
 *
 * @param scenarios names, with parameters or not, or {@code all}; empty for the usual ones
 * @param stage how far every event must be proven
 * @param timeout how long the whole may take
 * @param patience how long to wait for the target to answer at all, null not to wait
 * @param output the form of the result
 */
public record VerifyOptions(
        List<String> scenarios,
        Stage stage,
        Duration timeout,
        @Nullable Duration patience,
        Output output) {
    /** The command's name. */
    public static final String NAME = "verify";

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    public VerifyOptions {
        scenarios = List.copyOf(scenarios);
    }

    /** How it is asked for. */
    public static CommandSpec spec() {
        CommandSpec spec =
                Options.command(
                        NAME,
                        "Raises scenarios and proves how far their events come.",
                        "A green is proven: what could not be checked ends with exit code 3.");
        spec.addOption(
                Options.texts(
                        "--scenario",
                        "NAME",
                        "What to raise; may be repeated; all raises everything.",
                        "With values for its parameters: NAME:KEY=VALUE,KEY=VALUE.",
                        "Default: exception, validation, custom, performance, leak."));
        spec.addOption(
                Options.text(
                        "--stage",
                        "STAGE",
                        "How far each event must be proven: captured, accepted, stored or alerted"
                                + " (default)."));
        spec.addOption(
                Options.text("--timeout", "TIME", "How long the whole may take (default 5m)."));
        spec.addOption(
                Options.text("--wait", "TIME", "Wait up to so long for the target to answer."));
        spec.addOption(
                Options.text(
                        "--output",
                        "FORM",
                        "text (default), json or junit; the result alone goes to standard"
                                + " output."));
        spec.addOption(
                Options.text("--dsn-env", "NAME", "The environment variable that holds the DSN."));
        spec.addOption(Options.flag("--inbox", "Report to the embedded inbox instead of a DSN."));
        spec.addOption(
                Options.flag(
                        "--listen",
                        "Serve HTTP while it runs, so that Sentry's alert webhook can arrive.",
                        "Without it the stage alerted cannot be checked at a DSN."));
        spec.addOption(Options.flag("--list", "List the scenarios and exit."));
        spec.addOption(Options.flag("--explain", "Check link by link instead, as 'doctor' does."));
        spec.usageMessage()
                .footer(
                        "",
                        "Exit codes: 0 proven; 10, 20, 30, 40 failed at captured, accepted, stored,"
                                + " alerted;",
                        "3 something asked for could not be checked; 2 usage or configuration; 1"
                                + " the command itself failed.");
        return spec;
    }

    /** What was asked for. */
    public static VerifyOptions of(ParseResult parsed) {
        Duration timeout = Options.duration(parsed, "--timeout");
        Output output = Options.word(parsed, "--output", Output.class, Output.TEXT);
        if (Options.has(parsed, "--list") && output != Output.TEXT) {
            throw new UsageException("--list knows --output text only");
        }
        if (Options.has(parsed, "--explain") && output == Output.JUNIT) {
            throw new UsageException("--explain knows --output text and json only");
        }
        return new VerifyOptions(
                parsed.matchedOptionValue("--scenario", List.of()),
                Options.word(parsed, "--stage", Stage.class, Stage.ALERTED),
                timeout == null ? TIMEOUT : timeout,
                Options.duration(parsed, "--wait"),
                output);
    }
}
