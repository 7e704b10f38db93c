package dev.sentrycanary.cli.crash;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.IScopes;
import io.sentry.Sentry;

import dev.sentrycanary.cli.terminal.ExitCode;
import dev.sentrycanary.cli.terminal.Terminal;
import dev.sentrycanary.probe.Origin;
import dev.sentrycanary.probe.Probe;
import dev.sentrycanary.probe.Run;
import dev.sentrycanary.scenario.Crash;
import dev.sentrycanary.scenario.Crash.End;
import dev.sentrycanary.scenario.Scenario;
import dev.sentrycanary.scenario.ScenarioCatalog;

/** Raises an error and dies of it; another process listens. */
@ApplicationScoped
public class CrashCommand {
    private final ScenarioCatalog catalog;
    private final Probe probe;
    private final LastWords words;

    CrashCommand(ScenarioCatalog catalog, Probe probe, LastWords words) {
        this.catalog = catalog;
        this.probe = probe;
        this.words = words;
    }

    /** Dies as asked for; comes back only where that is an exit in order. */
    public int run(CrashOptions options, Terminal terminal) throws InterruptedException {
        Scenario scenario = catalog.find(Crash.NAME).orElseThrow();
        Run run = probe.adopt(scenario, Origin.VERIFY, options.run(), options.arguments());
        words.begin(terminal.out());
        // Nothing of Quarkus stands between this thread and the end.
        Thread victim = new Thread(() -> fail(run), "canary-crash");
        victim.start();
        victim.join();
        if (End.of(run.call()) == End.UNCAUGHT) {
            Runtime.getRuntime().halt(ExitCode.BROKEN);
        }
        return ExitCode.BROKEN;
    }

    private static void fail(Run run) {
        IScopes scopes = Sentry.forkedRootScopes("canary.crash");
        scopes.makeCurrent();
        run.mark();
        if (End.of(run.call()) == End.UNCAUGHT) {
            throw Crash.failure();
        }
        Sentry.captureException(Crash.failure());
        if (End.of(run.call()) == End.HALT) {
            Runtime.getRuntime().halt(ExitCode.BROKEN);
        }
    }
}
