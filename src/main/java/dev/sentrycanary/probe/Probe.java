package dev.sentrycanary.probe;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.IScope;
import io.sentry.Sentry;

import dev.sentrycanary.scenario.Scenario;

/** Starts runs. */
@ApplicationScoped
public class Probe {
    private final Map<String, Run> open = new ConcurrentHashMap<>();

    /** Opens a run and marks the current Sentry scope with it. */
    public Run start(Scenario scenario, Origin origin) {
        String id = UUID.randomUUID().toString().replace("-", "");
        Sentry.configureScope(scope -> mark(scope, scenario, id));
        Run run = new Run(id, scenario, origin, () -> open.remove(id));
        open.put(id, run);
        return run;
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
        Sentry.configureScope(
                scope -> {
                    mark(scope, run.scenario(), id);
                    scope.setTag(Scenario.SIDE_TAG, "far");
                });
        return true;
    }

    private static void mark(IScope scope, Scenario scenario, String run) {
        scope.setTag("canary", "true");
        scope.setTag("canary.scenario", scenario.name());
        scope.setTag("canary.run", run);
        scope.setFingerprint(scenario.fingerprint());
    }
}
