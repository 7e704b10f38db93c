package dev.sentrycanary.scenario;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.sentrycanary.scenario.expect.Expectation;

/** An exception that leaves the resource unhandled. */
@ApplicationScoped
class UnhandledException implements Scenario {
    private static final String MESSAGE =
            "This is a canary: an unhandled exception, raised on purpose";

    @Override
    public String name() {
        return "exception";
    }

    @Override
    public String summary() {
        return "An unhandled exception that leaves the resource";
    }

    @Override
    public List<Promise> promises() {
        return Thrown.ONE_ERROR;
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                Thrown.type(CanaryException.class),
                Thrown.message(MESSAGE),
                Expectation.is(EventKind.ERROR, "exception.-1.mechanism.handled", false),
                Expectation.is(EventKind.ERROR, "exception.-1.stacktrace.frames.-1.in_app", true),
                new Expectation(
                        EventKind.ERROR,
                        "request.data is the body, where the form raised it",
                        new KeptBody()));
    }

    @Override
    public Map<String, Object> raise(Call call) {
        throw new CanaryException(MESSAGE);
    }
}
