package dev.sentrycanary.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.sentrycanary.scenario.expect.Expectation;

/**
 * A failure, or other telemetry, raised on purpose. Every CDI bean of this type is in the {@link
 * ScenarioCatalog}: a new scenario is one new class. The probe has prepared the current Sentry
 * scope (tags, fingerprint) before it calls {@link #raise}, and a transaction runs.
 */
public interface Scenario {
    /** Tag that marks what the far side of a hop sends. */
    String SIDE_TAG = "canary_side";

    /** Tag of a transaction whose profile must be stored with it. */
    String PROFILE_TAG = "canary_profile";

    /** Unique lower-case name; the value of {@code error_type}. */
    String name();

    /** One line: what it raises. */
    String summary();

    /** The events that one execution sends, with every parameter at its fallback. */
    List<Promise> promises();

    /** The events that this execution sends, where they depend on its arguments. */
    default List<Promise> promises(Call call) {
        return promises();
    }

    /** What must hold in each event that Sentry stored, beyond having arrived as sent. */
    List<Expectation> expectations();

    /** What must hold after this execution, where that depends on its arguments. */
    default List<Expectation> expectations(Call call) {
        return expectations();
    }

    /**
     * Why it cannot run here, for example for want of a feature in the SDK or in a native binary.
     * Such a scenario stays in the catalogue; calling it is answered with this reason, and nothing
     * is sent.
     */
    default Optional<String> unsupported() {
        return Optional.empty();
    }

    /** Whether only {@code verify} can run it, and never the service. */
    default boolean commandOnly() {
        return false;
    }

    /** How many runs of it may be at work at the same time. */
    default int mostAtOnce() {
        return Integer.MAX_VALUE;
    }

    /** What the caller may choose. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /** Secrets that it plants and that nobody may find in what Sentry stored. */
    default List<String> secrets() {
        return List.of();
    }

    /** Keeps all events of this scenario in one issue, however often it runs. */
    default List<String> fingerprint() {
        return List.of("canary/" + name());
    }

    /**
     * Does what it does at the far side of a hop that it makes, in the request that came there.
     *
     * @param part what of it, in the scenario's own words
     */
    default void answer(Call call, String part) {}

    /**
     * Does it, on a thread that may block.
     *
     * @return facts for the caller, where the scenario ends well
     * @throws Exception on purpose where it is {@link Intended}
     */
    Map<String, Object> raise(Call call) throws Exception;
}
