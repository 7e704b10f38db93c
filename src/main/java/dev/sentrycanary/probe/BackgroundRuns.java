package dev.sentrycanary.probe;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.ISentryLifecycleToken;
import io.sentry.ITransaction;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.SpanStatus;
import io.sentry.TransactionContext;
import io.sentry.TransactionOptions;
import io.sentry.exception.ExceptionMechanismException;
import io.sentry.protocol.Mechanism;
import io.sentry.protocol.TransactionNameSource;
import org.jboss.logging.Logger;

import dev.sentrycanary.scenario.Intended;
import dev.sentrycanary.scenario.Scenario;

/** Runs scenarios beside the request that asked for them, each execution in its own scopes. */
@ApplicationScoped
public class BackgroundRuns {
    private static final Logger LOG = Logger.getLogger(BackgroundRuns.class);

    private final Probe probe;
    private final Background background;

    BackgroundRuns(Probe probe, Background background) {
        this.probe = probe;
        this.background = background;
    }

    /**
     * Starts {@code count} executions of the scenario, one after the other, as one run.
     *
     * @param arguments valid values; a parameter that is left out has its fallback
     * @throws dev.sentrycanary.problem.ProblemException where the scenario cannot run, or not now,
     *     for example for want of budget
     */
    public Run start(Scenario scenario, Origin origin, int count, Map<String, String> arguments) {
        Run run = probe.open(scenario, origin, count, arguments);
        background.execute(
                () -> {
                    try (run) {
                        for (int i = 0; i < count; i++) {
                            execute(run);
                        }
                    }
                });
        return run;
    }

    private void execute(Run run) {
        ISentryLifecycleToken scopes = Sentry.forkedRootScopes("canary.run").makeCurrent();
        try {
            probe.join(run);
            TransactionContext name =
                    new TransactionContext(
                            "canary " + run.scenario().name(),
                            TransactionNameSource.TASK,
                            "canary");
            TransactionOptions options = new TransactionOptions();
            options.setBindToScope(true);
            ITransaction transaction = Sentry.startTransaction(name, options);
            transaction.setStatus(raise(run));
            transaction.finish();
        } finally {
            scopes.close();
        }
    }

    private static SpanStatus raise(Run run) {
        try {
            run.raise();
            return SpanStatus.OK;
        } catch (Exception error) {
            capture(error);
            if (!(error instanceof Intended)) {
                LOG.warnf(error, "The scenario %s failed in itself", run.scenario().name());
            }
            return SpanStatus.INTERNAL_ERROR;
        }
    }

    /** Nobody handles it: the probe is the last resort, as a resource's mapper would be. */
    private static void capture(Exception error) {
        Mechanism mechanism = new Mechanism();
        mechanism.setType("canary");
        mechanism.setHandled(false);
        Sentry.captureEvent(
                new SentryEvent(
                        new ExceptionMechanismException(mechanism, error, Thread.currentThread())));
    }
}
