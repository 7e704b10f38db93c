package dev.sentrycanary.cli;

import java.util.List;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;

import io.quarkus.runtime.QuarkusApplication;
import picocli.CommandLine.ParseResult;

import dev.sentrycanary.cli.crash.CrashCommand;
import dev.sentrycanary.cli.crash.CrashOptions;
import dev.sentrycanary.cli.crash.DoomedProcess;
import dev.sentrycanary.cli.doctor.DoctorCommand;
import dev.sentrycanary.cli.doctor.DoctorOptions;
import dev.sentrycanary.cli.setup.SetupCommand;
import dev.sentrycanary.cli.setup.SetupOptions;
import dev.sentrycanary.cli.terminal.ExitCode;
import dev.sentrycanary.cli.terminal.Options;
import dev.sentrycanary.cli.terminal.Terminal;
import dev.sentrycanary.cli.terminal.UsageException;
import dev.sentrycanary.cli.verify.Output;
import dev.sentrycanary.cli.verify.VerifyCommand;
import dev.sentrycanary.cli.verify.VerifyOptions;

/** Runs one command inside the started application. */
@Dependent
class CommandApplication implements QuarkusApplication {
    private final Instance<VerifyCommand> verify;
    private final Instance<DoctorCommand> doctor;
    private final Instance<SetupCommand> setup;
    private final Instance<CrashCommand> crash;
    private final DoomedProcess doomed;

    CommandApplication(
            Instance<VerifyCommand> verify,
            Instance<DoctorCommand> doctor,
            Instance<SetupCommand> setup,
            Instance<CrashCommand> crash,
            DoomedProcess doomed) {
        this.verify = verify;
        this.doctor = doctor;
        this.setup = setup;
        this.crash = crash;
        this.doomed = doomed;
    }

    @Override
    public int run(String... args) throws Exception {
        Terminal terminal = Terminal.ofProcess();
        doomed.startedWith(List.of(args));
        ParseResult command = Commands.line().parseArgs(args).subcommand();
        try {
            int code = run(command, terminal);
            // The stream keeps its troubles to itself: a full disk, a reader that has gone.
            if (terminal.out().checkError()) {
                terminal.err().println("Standard output could not be written, it is not complete");
                return code == ExitCode.OK ? ExitCode.BROKEN : code;
            }
            return code;
        } catch (UsageException wrong) {
            terminal.err().println(wrong.getMessage());
            return ExitCode.USAGE;
        } catch (RuntimeException fault) {
            // Whoever started the application leaves with this code, too, but without a word.
            terminal.err().print("The command itself failed: ");
            fault.printStackTrace(terminal.err());
            return ExitCode.BROKEN;
        }
    }

    private int run(ParseResult command, Terminal terminal) throws Exception {
        return switch (command.commandSpec().name()) {
            case DoctorOptions.NAME -> doctor.get().run(DoctorOptions.of(command), terminal);
            case SetupOptions.NAME -> setup.get().run(SetupOptions.of(command), terminal);
            case CrashOptions.NAME -> crash.get().run(CrashOptions.of(command), terminal);
            default -> verify(command, terminal);
        };
    }

    private int verify(ParseResult command, Terminal terminal) throws InterruptedException {
        VerifyOptions options = VerifyOptions.of(command);
        if (Options.has(command, "--list")) {
            return verify.get().list(terminal);
        }
        if (Options.has(command, "--explain")) {
            return doctor.get()
                    .run(
                            DoctorOptions.explaining(
                                    options.stage(), options.output() == Output.JSON),
                            terminal);
        }
        return verify.get().run(options, terminal);
    }
}
