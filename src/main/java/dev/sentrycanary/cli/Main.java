package dev.sentrycanary.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.logging.Level;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import dev.sentrycanary.access.pace.Paced;
import dev.sentrycanary.cli.terminal.ExitCode;
import dev.sentrycanary.cli.terminal.Terminal;
import dev.sentrycanary.cli.terminal.UsageException;
import dev.sentrycanary.sentry.ConfigFault;

/** Starts the application, or runs a command, and tells a failed start in words. */
@QuarkusMain
public final class Main {
    /** Held here, as a logger that nobody holds forgets its level. */
    private static final java.util.logging.Logger VALIDATOR_VERSION =
            java.util.logging.Logger.getLogger("org.hibernate.validator.internal.util.Version");

    private Main() {}

    /** Runs until the process is told to stop; with a command, until that has its answer. */
    public static void main(String... args) {
        // It greets while the configuration is read, before Quarkus has set the log up.
        VALIDATOR_VERSION.setLevel(Level.WARNING);
        Paced.allow();
        if (args.length == 0) {
            OrderlyExit.install();
            Quarkus.run(null, Main::exitService, args);
        } else {
            command(args);
        }
    }

    private static void command(String... args) {
        Terminal terminal = Terminal.ofProcess();
        CommandLine line = Commands.line();
        try {
            ParseResult parsed = line.parseArgs(args);
            line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                    .setColorScheme(CommandLine.Help.defaultColorScheme(ansi()));
            Integer answered = CommandLine.executeHelpRequest(parsed);
            if (answered != null) {
                leave(answered);
            } else if (!parsed.hasSubcommand()) {
                line.usage(terminal.err(), ansi());
                leave(ExitCode.USAGE);
            } else if (parsed.subcommand().commandSpec().name().equals(HealthCommand.NAME)) {
                leave(HealthCommand.run(parsed.subcommand(), terminal));
            } else {
                Commands.check(parsed.subcommand());
                Preparation.of(parsed.subcommand(), terminal);
                Quarkus.run(CommandApplication.class, Main::exitCommand, args);
            }
        } catch (ParameterException wrong) {
            terminal.err().println(wrong.getMessage());
            terminal.err()
                    .println(
                            "See '"
                                    + wrong.getCommandLine().getCommandSpec().qualifiedName()
                                    + " --help'.");
            leave(ExitCode.USAGE);
        } catch (UsageException wrong) {
            terminal.err().println(wrong.getMessage());
            leave(ExitCode.USAGE);
        }
    }

    private static CommandLine.Help.Ansi ansi() {
        return CommandLine.Help.Ansi.OFF;
    }

    /** A signal ends the service with success. */
    private static void exitService(int code, @Nullable Throwable failure) {
        tell(failure);
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            OrderlyExit.exit(code);
        }
    }

    /** A signal cuts a command short: the JVM's own code for that stands. */
    private static void exitCommand(int code, @Nullable Throwable failure) {
        tell(failure);
        leave(ConfigFault.describe(failure).isPresent() ? ExitCode.USAGE : code);
    }

    private static void tell(@Nullable Throwable failure) {
        if (failure != null && LaunchMode.current() == LaunchMode.NORMAL) {
            ConfigFault.describe(failure)
                    .map(line -> "Configuration: " + line)
                    .or(() -> portInUse(failure))
                    .ifPresentOrElse(
                            System.err::println,
                            () -> Logger.getLogger(Main.class).error("The start failed", failure));
        }
    }

    private static Optional<String> portInUse(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof QuarkusBindException taken) {
                return Optional.of(
                        "Port "
                                + taken.getPort()
                                + " is in use already; choose another one with QUARKUS_HTTP_PORT"
                                + " (0 takes any that is free).");
            }
        }
        return Optional.empty();
    }

    private static void leave(int code) {
        // Live reload ends the application only to start it again, in the same process.
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            System.exit(code);
        }
    }
}
