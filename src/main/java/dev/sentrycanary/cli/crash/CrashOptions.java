package dev.sentrycanary.cli.crash;

import java.util.List;
import java.util.Map;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import dev.sentrycanary.cli.terminal.Options;
import dev.sentrycanary.cli.terminal.UsageException;
import dev.sentrycanary.scenario.Crash;

/**
 * How one process tells another to die.
 *
 * @param run the run whose event it is
 * @param arguments of the scenario
 */
public record CrashOptions(String run, Map<String, String> arguments) {
    /** The command's name. */
    public static final String NAME = "crash";

    private static final String RUN = "--run";
    private static final String END = "--end";
    private static final String DSN_ENV = "--dsn-env";

    public CrashOptions {
        arguments = Map.copyOf(arguments);
    }

    /** How it is asked for; not by people. */
    public static CommandSpec spec() {
        CommandSpec spec =
                Options.command(
                        NAME, "The process that 'verify --scenario crash' starts and that dies.");
        spec.usageMessage().hidden(true);
        spec.addOption(Options.text(RUN, "ID", "The run that its event belongs to."));
        spec.addOption(Options.text(END, "HOW", "How it ends."));
        spec.addOption(
                Options.text(DSN_ENV, "NAME", "The environment variable that holds the DSN."));
        return spec;
    }

    /** What was asked for. */
    public static CrashOptions of(ParseResult parsed) {
        String run = Options.value(parsed, RUN);
        String end = Options.value(parsed, END);
        if (run == null || !run.matches("[0-9a-f]{32}") || end == null) {
            throw new UsageException("This command is not for people: verify --scenario crash");
        }
        return new CrashOptions(run, Map.of(Crash.END, end));
    }

    /** The same as a command line. */
    static List<String> line(String run, String end, String dsnVariable) {
        return List.of(NAME, RUN, run, END, end, DSN_ENV, dsnVariable);
    }
}
