package dev.sentrycanary.probe;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.IScope;
import io.sentry.Sentry;

import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Opening;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.scenario.Promise;
import dev.sentrycanary.scenario.Scenario;

/** Starts runs and keeps those that are still at work. */
@ApplicationScoped
public class Probe {
    private final ReceiptLedger ledger;
    private final Ration ration;
    private final Map<String, Run> open = new ConcurrentHashMap<>();

    Probe(ReceiptLedger ledger, Ration ration) {
        this.ledger = ledger;
        this.ration = ration;
    }

    /**
     * Opens a run that executes its scenario once, and marks the current Sentry scope with it.
     *
     * @throws dev.sentrycanary.problem.ProblemException with status 429 when the hour's budget of
     *     events does not hold it
     */
    public Run start(Scenario scenario, Origin origin) {
        Run run = open(scenario, origin, 1);
        join(run);
        return run;
    }

    /** Opens a run that will execute its scenario {@code count} times. */
    Run open(Scenario scenario, Origin origin, int count) {
        Map<String, Integer> promised = new HashMap<>();
        for (Promise promise : scenario.promises()) {
            promised.merge(promise.kind().category(), promise.count() * count, Integer::sum);
        }
        ration.spend(promised, count);
        String id = UUID.randomUUID().toString().replace("-", "");
        Run run = new Run(id, scenario, origin, this);
        open.put(id, run);
        ledger.open(new Opening(id, scenario.name(), origin.code(), promised, Instant.now()));
        return run;
    }

    /** Marks the current Sentry scope with a run. */
    void join(Run run) {
        Sentry.configureScope(scope -> mark(scope, run));
    }

    /**
     * Marks the current scope as the far side of an open run.
     *
     * @return whether there is such a run
     */
    public boolean joinFarSide(String id) {
        Run run = open.get(id);
        if (run == null) {
            return false;
        }
        join(run);
        Sentry.configureScope(scope -> scope.setTag(Scenario.SIDE_TAG, "far"));
        return true;
    }

    void fail(Run run, Cause cause) {
        ledger.fail(run.id(), cause);
    }

    void end(Run run) {
        open.remove(run.id());
        ledger.end(run.id(), Instant.now());
    }

    private static void mark(IScope scope, Run run) {
        scope.setTag(Tags.CANARY, "true");
        scope.setTag(Tags.SCENARIO, run.scenario().name());
        scope.setTag(Tags.RUN, run.id());
        scope.setFingerprint(run.scenario().fingerprint());
    }
}
