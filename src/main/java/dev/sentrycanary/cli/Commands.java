package dev.sentrycanary.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

import dev.sentrycanary.cli.crash.CrashOptions;
import dev.sentrycanary.cli.doctor.DoctorOptions;
import dev.sentrycanary.cli.setup.SetupOptions;
import dev.sentrycanary.cli.terminal.Options;
import dev.sentrycanary.cli.verify.VerifyOptions;

/** The command line as a whole. Without a command the service starts. */
final class Commands {
    private Commands() {}

    static CommandLine line() {
        CommandSpec top =
                Options.command(
                        "sentry-canary",
                        "Breaks things on purpose and proves, step by step, that the alarm rings.",
                        "Without a command it starts the service.");
        top.addOption(
                OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Show the version and exit.")
                        .build());
        top.version("sentry-canary " + version());
        top.addSubcommand(VerifyOptions.NAME, VerifyOptions.spec());
        top.addSubcommand(DoctorOptions.NAME, DoctorOptions.spec());
        top.addSubcommand(SetupOptions.NAME, SetupOptions.spec());
        top.addSubcommand(CrashOptions.NAME, CrashOptions.spec());
        top.addSubcommand(HealthCommand.NAME, HealthCommand.spec());
        return new CommandLine(top).setUsageHelpWidth(100);
    }

    /** Reads the options of a command as it will, so that a wrong one is told before the start. */
    static void check(ParseResult command) {
        switch (command.commandSpec().name()) {
            case VerifyOptions.NAME -> VerifyOptions.of(command);
            case DoctorOptions.NAME -> DoctorOptions.of(command);
            case SetupOptions.NAME -> SetupOptions.of(command);
            case CrashOptions.NAME -> CrashOptions.of(command);
            default -> {} // the others have nothing to misread
        }
    }

    private static String version() {
        String version = Commands.class.getPackage().getImplementationVersion();
        return version == null ? "(version unknown)" : version;
    }
}
