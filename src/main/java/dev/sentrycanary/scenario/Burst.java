package dev.sentrycanary.scenario;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.Sentry;

import dev.sentrycanary.scenario.expect.Expectation;

/**
 * Many errors as fast as they come. Each must be accounted for: stored, or dropped with a cause.
 * One burst at a time, or the counts of both would depend on each other.
 */
@ApplicationScoped
class Burst implements Scenario {
    private static final String COUNT = "count";
    private static final int FALLBACK = 50;
    private static final String MESSAGE = "This is a canary: one error of a burst";

    @Override
    public String name() {
        return "burst";
    }

    @Override
    public String summary() {
        return "Many errors at once: each is stored, or dropped with a cause";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.number(COUNT, "how many errors", FALLBACK, 1, 500));
    }

    @Override
    public List<Promise> promises() {
        return List.of(Promise.grouped(FALLBACK));
    }

    @Override
    public List<Promise> promises(Call call) {
        return List.of(Promise.grouped(call.number(COUNT)));
    }

    @Override
    public int mostAtOnce() {
        return 1;
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                Thrown.type(CanaryException.class),
                Thrown.message(MESSAGE),
                Expectation.contains(EventKind.ERROR, "extra.number", " of "));
    }

    @Override
    public Map<String, Object> raise(Call call) {
        int count = call.number(COUNT);
        for (int i = 1; i <= count; i++) {
            String number = i + " of " + count;
            Sentry.captureException(
                    new CanaryException(MESSAGE), scope -> scope.setExtra("number", number));
        }
        return Map.of(COUNT, count);
    }
}
