package dev.sentrycanary.probe;

import java.util.Map;

import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.scenario.Call;
import dev.sentrycanary.scenario.Intended;
import dev.sentrycanary.scenario.Scenario;

/** One execution of one scenario, from its start until it has raised what it raises. */
public final class Run implements AutoCloseable {
    private final Call call;
    private final Scenario scenario;
    private final Origin origin;
    private final Probe probe;

    Run(Call call, Scenario scenario, Origin origin, Probe probe) {
        this.call = call;
        this.scenario = scenario;
        this.origin = origin;
        this.probe = probe;
    }

    /** 32 lower-case hex digits, the tag {@code canary.run} of everything that it sends. */
    public String id() {
        return call.run();
    }

    /** What the scenario sees of this. */
    public Call call() {
        return call;
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
    public Map<String, Object> raise() throws Exception {
        try {
            return scenario.raise(call);
        } catch (Throwable error) {
            if (!(error instanceof Intended)) {
                probe.fail(this, Cause.SCENARIO_ERROR);
            }
            throw error;
        } finally {
            Batches.release(scenario.promises(call));
        }
    }

    /** Marks the current Sentry scope, so that what is sent with it belongs to this run. */
    public void mark() {
        probe.join(this);
    }

    /** Lets the scenario do its work at the far side of a hop, in the request that came there. */
    public void answer(String part) {
        scenario.answer(call, part);
    }

    /** Says that nothing more will be raised. */
    @Override
    public void close() {
        probe.end(this);
    }
}
