package dev.sentrycanary.probe;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.IScope;
import io.sentry.Sentry;

import dev.sentrycanary.problem.ProblemException;
import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Opening;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.scenario.Arguments;
import dev.sentrycanary.scenario.Call;
import dev.sentrycanary.scenario.Promise;
import dev.sentrycanary.scenario.Scenario;

/** Starts runs and keeps those that are still at work. */
@ApplicationScoped
public class Probe {
    private final ReceiptLedger ledger;
    private final Ration ration;
    private final RunMarks marks;
    private final Map<String, Run> open = new ConcurrentHashMap<>();

    Probe(ReceiptLedger ledger, Ration ration, RunMarks marks) {
        this.ledger = ledger;
        this.ration = ration;
        this.marks = marks;
    }

    /**
     * Opens a run that executes its scenario once, and marks the current Sentry scope with it.
     *
     * @param arguments valid values; a parameter that is left out has its fallback
     * @throws ProblemException where the scenario cannot run, or not now, for example for want of
     *     budget
     */
    public Run start(Scenario scenario, Origin origin, Map<String, String> arguments) {
        Run run = open(scenario, origin, 1, arguments);
        join(run);
        return run;
    }

    /** Opens a run that will execute its scenario {@code count} times. */
    synchronized Run open(
            Scenario scenario, Origin origin, int count, Map<String, String> arguments) {
        String id = UUID.randomUUID().toString().replace("-", "");
        Call call = new Call(id, Arguments.of(scenario, arguments).values());
        List<Promise> promises = scenario.promises(call);
        long events = promises.stream().mapToLong(Promise::count).sum() * count;
        long others =
                open.values().stream()
                        .filter(run -> run.scenario().name().equals(scenario.name()))
                        .count();
        Admission.check(scenario, events, ledger.limits().receipts(), others);
        Map<String, Integer> promised = promised(promises, count);
        ration.spend(promised, count);
        Run run = new Run(call, scenario, origin, this);
        open.put(id, run);
        ledger.open(
                new Opening(
                        id,
                        scenario.name(),
                        origin.code(),
                        call.arguments(),
                        promised,
                        issues(promises, count),
                        Instant.now()));
        return run;
    }

    /**
     * A run that another process has opened and follows; here, what is sent can be marked with it.
     *
     * @param id of the run there
     */
    public Run adopt(Scenario scenario, Origin origin, String id, Map<String, String> arguments) {
        return new Run(
                new Call(id, Arguments.of(scenario, arguments).values()), scenario, origin, this);
    }

    private static Map<String, Integer> promised(List<Promise> promises, int count) {
        Map<String, Integer> promised = new HashMap<>();
        for (Promise promise : promises) {
            promised.merge(promise.kind().category(), promise.count() * count, Integer::sum);
        }
        return promised;
    }

    private static List<Integer> issues(List<Promise> promises, int count) {
        return promises.stream()
                .flatMap(promise -> promise.issues().stream())
                .map(size -> size * count)
                .toList();
    }

    /** Marks the current Sentry scope with a run. */
    void join(Run run) {
        Sentry.configureScope(
                scope -> {
                    mark(scope, run);
                    marks.put(scope, run);
                });
    }

    /**
     * Marks the current scope as the far side of an open run.
     *
     * @return that run, where there is one
     */
    public Optional<Run> joinFarSide(String id) {
        Optional<Run> run = Optional.ofNullable(open.get(id));
        run.ifPresent(
                known -> {
                    join(known);
                    Sentry.configureScope(scope -> scope.setTag(Scenario.SIDE_TAG, "far"));
                });
        return run;
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
        // Logs and metrics bear attributes in place of tags.
        scope.setAttribute(Tags.CANARY, "true");
        scope.setAttribute(Tags.SCENARIO, run.scenario().name());
        scope.setAttribute(Tags.RUN, run.id());
        scope.setFingerprint(run.scenario().fingerprint());
    }
}
