package dev.sentrycanary.api;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.sentrycanary.scenario.Call;
import dev.sentrycanary.scenario.CanaryException;
import dev.sentrycanary.scenario.EventKind;
import dev.sentrycanary.scenario.Parameter;
import dev.sentrycanary.scenario.Promise;
import dev.sentrycanary.scenario.Scenario;
import dev.sentrycanary.scenario.expect.Expectation;

/** All that it takes to add a scenario; with {@code way=broken} it fails as it should not. */
@ApplicationScoped
class ExtraScenario implements Scenario {
    static final String NAME = "extra";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "A scenario of the tests";
    }

    @Override
    public List<Promise> promises() {
        return List.of(new Promise(EventKind.ERROR, 1));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.choice("way", "how it fails", "intended", "broken", "silent"),
                Parameter.number("size", "how large it is", 1, 1, 10));
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(Expectation.contains(EventKind.ERROR, "exception.-1.value", "extra"));
    }

    @Override
    public Map<String, Object> raise(Call call) {
        return switch (call.text("way")) {
            case "broken" -> throw new IllegalStateException("secret internals");
            case "silent" -> Map.of("size", call.number("size"));
            default -> throw new CanaryException("This is a canary: extra");
        };
    }
}
