package dev.sentrycanary.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.sentrycanary.scenario.Call;
import dev.sentrycanary.scenario.EventKind;
import dev.sentrycanary.scenario.Promise;
import dev.sentrycanary.scenario.Scenario;
import dev.sentrycanary.scenario.expect.Expectation;

/** A scenario that cannot run here. */
@ApplicationScoped
class AbsentScenario implements Scenario {
    static final String NAME = "absent";
    static final String REASON = "the SDK of the tests has no such thing";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Something that the SDK lacks";
    }

    @Override
    public Optional<String> unsupported() {
        return Optional.of(REASON);
    }

    @Override
    public List<Promise> promises() {
        return List.of(new Promise(EventKind.ERROR, 1));
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(Expectation.is(EventKind.ERROR, "message", "never"));
    }

    @Override
    public Map<String, Object> raise(Call call) {
        throw new AssertionError("an unsupported scenario was raised");
    }
}
