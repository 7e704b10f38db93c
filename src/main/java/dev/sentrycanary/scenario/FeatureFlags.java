package dev.sentrycanary.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.Sentry;

import dev.sentrycanary.scenario.expect.EventTree;
import dev.sentrycanary.scenario.expect.Expectation;

/** An error after feature flags were evaluated. */
@ApplicationScoped
class FeatureFlags implements Scenario {
    private static final String MESSAGE = "This is a canary: an error behind feature flags";
    private static final List<Map.Entry<String, Boolean>> FLAGS =
            List.of(
                    Map.entry("canary-new-checkout", true),
                    Map.entry("canary-dark-mode", false),
                    Map.entry("canary-fast-lane", true));

    @Override
    public String name() {
        return "flags";
    }

    @Override
    public String summary() {
        return "An error that lists the feature flags evaluated before it, in order";
    }

    @Override
    public List<Promise> promises() {
        return List.of(new Promise(EventKind.ERROR, 1));
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                Expectation.is(EventKind.ERROR, "exception.-1.value", MESSAGE),
                new Expectation(
                        EventKind.ERROR,
                        "contexts.flags lists the flags as they were evaluated",
                        FeatureFlags::complaint));
    }

    private static Optional<String> complaint(EventTree event) {
        List<String> expected = new ArrayList<>();
        FLAGS.forEach(flag -> expected.add(flag.getKey() + "=" + flag.getValue()));
        List<String> listed = new ArrayList<>();
        for (Object flag : event.list("contexts.flags")) {
            if (flag instanceof Map<?, ?> map
                    && String.valueOf(map.get("flag")).startsWith("canary-")) {
                listed.add(map.get("flag") + "=" + map.get("result"));
            }
        }
        return listed.equals(expected)
                ? Optional.empty()
                : Optional.of(
                        "it lists " + (listed.isEmpty() ? "none" : String.join(", ", listed)));
    }

    @Override
    public Map<String, Object> raise(Call call) {
        FLAGS.forEach(flag -> Sentry.addFeatureFlag(flag.getKey(), flag.getValue()));
        throw new CanaryException(MESSAGE);
    }
}
