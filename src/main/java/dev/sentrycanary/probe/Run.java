package dev.sentrycanary.probe;

import java.util.Map;

import dev.sentrycanary.scenario.Call;
import dev.sentrycanary.scenario.Scenario;

/** One execution of one scenario, from its start until it has raised what it raises. */
public final class Run implements AutoCloseable {
    private final String id;
    private final Scenario scenario;
    private final Origin origin;
    private final Runnable onClose;

    Run(String id, Scenario scenario, Origin origin, Runnable onClose) {
        this.id = id;
        this.scenario = scenario;
        this.origin = origin;
        this.onClose = onClose;
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

    /** Lets the scenario do its work; what it throws comes through. */
    public Map<String, Object> raise(Map<String, String> arguments) throws Exception {
        return scenario.raise(new Call(id, arguments));
    }

    @Override
    public void close() {
        onClose.run();
    }
}
