package dev.sentrycanary.cli.verify;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;

import dev.sentrycanary.cli.terminal.ExitCode;
import dev.sentrycanary.cli.terminal.Terminal;
import dev.sentrycanary.cli.terminal.UsageException;
import dev.sentrycanary.probe.BackgroundRuns;
import dev.sentrycanary.probe.stored.ProofFollower;
import dev.sentrycanary.probe.target.Target;
import dev.sentrycanary.probe.target.Targets;
import dev.sentrycanary.problem.ProblemException;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.scenario.Scenario;
import dev.sentrycanary.scenario.ScenarioCatalog;

/** Raises scenarios, waits for the verdicts and answers with an exit code. */
@ApplicationScoped
public class VerifyCommand {
    /** So long issues may take to be resolved after the verdict; the next run needs them so. */
    private static final Duration TIDY = Duration.ofSeconds(5);

    private final ScenarioCatalog catalog;
    private final Targets targets;
    private final BackgroundRuns runs;
    private final ReceiptLedger ledger;
    private final ProofFollower proof;
    private volatile boolean stopping;

    VerifyCommand(
            ScenarioCatalog catalog,
            Targets targets,
            BackgroundRuns runs,
            ReceiptLedger ledger,
            ProofFollower proof) {
        this.catalog = catalog;
        this.targets = targets;
        this.runs = runs;
        this.ledger = ledger;
        this.proof = proof;
    }

    /** Lists what could be raised. */
    public int list(Terminal terminal) {
        for (Scenario scenario : catalog.all()) {
            String not = scenario.unsupported().map(why -> " (not here: " + why + ")").orElse("");
            terminal.out().printf("%-14s %s%s%n", scenario.name(), scenario.summary(), not);
        }
        terminal.out().flush();
        return ExitCode.OK;
    }

    /** Does what was asked for and gives the exit code. */
    public int run(VerifyOptions options, Terminal terminal) throws InterruptedException {
        List<Choice> scenarios = Selection.of(options.scenarios(), catalog);
        Target target =
                targets.current()
                        .orElseThrow(
                                () ->
                                        new UsageException(
                                                "There is no DSN: set SENTRY_DSN, name the"
                                                        + " variable that has it with --dsn-env, or"
                                                        + " ask for the embedded inbox with"
                                                        + " --inbox"));
        Duration patience = options.patience();
        if (patience != null) {
            Patience.until(target, patience, () -> stopping, terminal.err());
        }
        Summary summary = raise(options, scenarios, target, terminal);
        if (stopping) {
            return ExitCode.BROKEN;
        }
        switch (options.output()) {
            case TEXT -> terminal.out().println(summary.sentence());
            case JSON -> JsonReport.print(summary, terminal.out());
            case JUNIT -> JunitReport.print(summary, terminal.out());
        }
        terminal.out().flush();
        proof.tidy(TIDY);
        return summary.exitCode();
    }

    private Summary raise(
            VerifyOptions options, List<Choice> scenarios, Target target, Terminal terminal)
            throws InterruptedException {
        Judge judge = new Judge(options.stage());
        long start = System.nanoTime();
        Progress progress =
                options.output() == Output.TEXT
                        ? new Progress(terminal, judge, target)
                        : Progress.none(terminal, judge);
        List<Result> results;
        try {
            results =
                    new Runs(runs, ledger, judge, () -> stopping)
                            .follow(scenarios, options.timeout(), progress);
        } catch (ProblemException refused) {
            throw new UsageException(String.valueOf(refused.getMessage()));
        } finally {
            progress.end();
        }
        if (stopping) {
            terminal.err().println("Interrupted before every verdict was known");
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new Summary(results, options.stage(), target.dsn().toString(), took);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }
}
