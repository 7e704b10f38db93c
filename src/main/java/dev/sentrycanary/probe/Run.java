package dev.sentrycanary.probe;

import java.util.Map;

import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.scenario.Call;
import dev.sentrycanary.scenario.Intended;
import dev.sentrycanary.scenario.Scenario;

/** One execution of one scenario, from its start until it has raised what it raises. */
public final class Run implements AutoCloseable {
    private final String id;
    private final Scenario scenario;
    private final Origin origin;
    private final Probe probe;

    Run(String id, Scenario scenario, Origin origin, Probe probe) {
        this.id = id;
        this.scenario = scenario;
        this.origin = origin;
        this.probe = probe;
    }

    /** 32 lower-case hex digits, the tag {@code canary.run} of everything that it sends. */
    public String id() {
        return id;
    }

    public Scenario scenario() {
        return scenario;
    }

    public Origin origin() {
        return origin;
    }

    /**
     * Lets the scenario do its work; what it throws comes through, and anything that is not {@link
     * Intended} fails the run.
     */
    public Map<String, Object> raise(Map<String, String> arguments) throws Exception {
        try {
            return scenario.raise(new Call(id, arguments));
        } catch (Throwable error) {
            if (!(error instanceof Intended)) {
                probe.fail(this, Cause.SCENARIO_ERROR);
            }
            throw error;
        }
    }

    /** Says that nothing more will be raised. */
    @Override
    public void close() {
        probe.end(this);
    }
}
