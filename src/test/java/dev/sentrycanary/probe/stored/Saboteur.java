package dev.sentrycanary.probe.stored;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.properties.IfBuildProperty;
import io.sentry.Sentry;
import io.sentry.SentryOptions;

import dev.sentrycanary.scenario.Call;
import dev.sentrycanary.scenario.EventKind;
import dev.sentrycanary.scenario.Parameter;
import dev.sentrycanary.scenario.Promise;
import dev.sentrycanary.scenario.Scenario;
import dev.sentrycanary.scenario.expect.Expectation;
import dev.sentrycanary.sentry.OptionsCustomizer;

/** A scenario whose event meets an obstacle within the SDK, or fails its own expectation. */
@ApplicationScoped
@IfBuildProperty(name = "test.saboteur", stringValue = "true")
public class Saboteur implements Scenario, OptionsCustomizer {
    static final String SECRET = "correct-horse-battery-staple-91";
    private static final String TAG = "obstacle";

    @Override
    public String name() {
        return "saboteur";
    }

    @Override
    public String summary() {
        return "An error that meets an obstacle";
    }

    @Override
    public List<Promise> promises() {
        return List.of(new Promise(EventKind.ERROR, 1));
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                new Expectation(
                        EventKind.ERROR,
                        "the obstacle is not called expectation",
                        event -> event.text("tags." + TAG).filter("expectation"::equals)));
    }

    @Override
    public List<String> secrets() {
        return List.of(SECRET);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.choice(
                        TAG,
                        "what stands in the way",
                        "none",
                        "before_send",
                        "event_processor",
                        "ignored",
                        "nothing",
                        "twice",
                        "scenario",
                        "expectation",
                        "secret"));
    }

    @Override
    public Map<String, Object> raise(Call call) {
        String obstacle = call.text(TAG);
        Sentry.configureScope(
                scope -> {
                    scope.setTag(TAG, obstacle);
                    scope.setExtra("password", SECRET);
                });
        switch (obstacle) {
            case "ignored" -> Sentry.captureException(new FaultyInbox.IgnoredTypeException());
            case "nothing" -> {
                // Somebody catches the error and tells nobody.
            }
            case "twice" -> {
                Sentry.captureException(new IllegalStateException("sabotage"));
                Sentry.captureException(new IllegalStateException("sabotage, told again"));
            }
            case "scenario" -> throw new IllegalStateException("the scenario is broken");
            default -> Sentry.captureException(new IllegalStateException("sabotage"));
        }
        return Map.of();
    }

    @Override
    public void customize(SentryOptions options) {
        options.setBeforeSend(
                (event, hint) -> "before_send".equals(event.getTag(TAG)) ? null : event);
        options.addEventProcessor(
                new io.sentry.EventProcessor() {
                    @Override
                    public io.sentry.SentryEvent process(
                            io.sentry.SentryEvent event, io.sentry.Hint hint) {
                        return "event_processor".equals(event.getTag(TAG)) ? null : event;
                    }
                });
    }
}
