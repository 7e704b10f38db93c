package dev.sentrycanary.scenario;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.Sentry;

import dev.sentrycanary.scenario.expect.Expectation;

/**
 * Two different errors with one fingerprint, and a third that is like the first with another one:
 * whoever groups by type and place instead gets it wrong twice.
 */
@ApplicationScoped
class Grouping implements Scenario {
    private static final String MESSAGE = "This is a canary: an error to be grouped";

    @Override
    public String name() {
        return "grouping";
    }

    @Override
    public String summary() {
        return "Two errors that belong into one issue by their fingerprint, and one that does not";
    }

    @Override
    public List<Promise> promises() {
        return List.of(Promise.grouped(2, 1));
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                Expectation.is(EventKind.ERROR, "fingerprint.0", "canary/grouping"),
                Thrown.message(MESSAGE));
    }

    @Override
    public Map<String, Object> raise(Call call) {
        capture("pair", new IllegalStateException(MESSAGE));
        capture("pair", new IllegalArgumentException(MESSAGE));
        capture("single", new IllegalStateException(MESSAGE));
        return Map.of("issues", List.of(2, 1));
    }

    private void capture(String group, RuntimeException error) {
        Sentry.captureException(
                error, scope -> scope.setFingerprint(List.of("canary/" + name(), group)));
    }
}
