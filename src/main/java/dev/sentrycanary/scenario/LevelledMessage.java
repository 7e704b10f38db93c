package dev.sentrycanary.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.Sentry;
import io.sentry.SentryLevel;

import dev.sentrycanary.scenario.expect.Expectation;

/** A message without any exception. */
@ApplicationScoped
class LevelledMessage implements Scenario {
    private static final String LEVEL = "level";
    private static final String MESSAGE = "This is a canary: a message, captured on purpose";

    @Override
    public String name() {
        return "message";
    }

    @Override
    public String summary() {
        return "A message without an exception, at the level of your choice";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.choice(
                        LEVEL,
                        "level of the message",
                        "info",
                        "debug",
                        "warning",
                        "error",
                        "fatal"));
    }

    @Override
    public List<Promise> promises() {
        return Thrown.ONE_ERROR;
    }

    @Override
    public List<Expectation> expectations() {
        return expecting("info");
    }

    @Override
    public List<Expectation> expectations(Call call) {
        return expecting(call.text(LEVEL));
    }

    private static List<Expectation> expecting(String level) {
        return List.of(
                Expectation.is(EventKind.ERROR, LEVEL, level),
                Expectation.contains(EventKind.ERROR, "message", MESSAGE));
    }

    @Override
    public Map<String, Object> raise(Call call) {
        String level = call.text(LEVEL);
        Sentry.captureMessage(MESSAGE, SentryLevel.valueOf(level.toUpperCase(Locale.ROOT)));
        return Map.of(LEVEL, level);
    }
}
