package dev.sentrycanary.scenario;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;

/** All scenarios of this application by name. */
@ApplicationScoped
public class ScenarioCatalog {
    /** Stands for every scenario where a name is asked for; none can have it itself. */
    public static final String ALL = "all";

    private final SortedMap<String, Scenario> scenarios = new TreeMap<>();

    ScenarioCatalog(@All List<Scenario> found) {
        for (Scenario scenario : found) {
            if (scenario.name().equals(ALL)) {
                throw new IllegalStateException("No scenario can be named " + ALL);
            }
            Scenario other = scenarios.put(scenario.name(), scenario);
            if (other != null) {
                throw new IllegalStateException("Two scenarios are named " + scenario.name());
            }
            if (scenario.expectations().isEmpty() || scenario.promises().isEmpty()) {
                throw new IllegalStateException(
                        "Scenario " + scenario.name() + " promises or expects nothing");
            }
        }
    }

    /** The scenario of this exact name. */
    public Optional<Scenario> find(String name) {
        return Optional.ofNullable(scenarios.get(name));
    }

    /** All names in alphabetical order. */
    public Set<String> names() {
        return scenarios.keySet();
    }

    /** All scenarios in the order of their names. */
    public Collection<Scenario> all() {
        return scenarios.values();
    }
}
