package dev.sentrycanary.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.Sentry;
import io.sentry.SentryAttributes;
import io.sentry.SentryLogLevel;
import io.sentry.logger.SentryLogParameters;

import dev.sentrycanary.scenario.expect.EventTree;
import dev.sentrycanary.scenario.expect.Expectation;

/** A structured log, where the application sends any. */
@ApplicationScoped
class StructuredLog implements Scenario {
    private static final String BODY = "This is a canary: a structured log, written on purpose";
    private static final String ATTRIBUTE = "canary.step";
    private static final String STEP = "checkout";

    @Override
    public String name() {
        return "structured_log";
    }

    @Override
    public String summary() {
        return "A structured log with an attribute (needs SENTRY_LOGS_ENABLED=true)";
    }

    @Override
    public List<Promise> promises() {
        return List.of(new Promise(EventKind.LOG_ITEM, 1));
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                Expectation.is(EventKind.LOG_ITEM, "body", BODY),
                Expectation.is(EventKind.LOG_ITEM, "level", "warn"),
                new Expectation(
                        EventKind.LOG_ITEM,
                        "the attribute " + ATTRIBUTE + " is " + STEP,
                        StructuredLog::complaint));
    }

    private static Optional<String> complaint(EventTree log) {
        Object value =
                log.at("attributes").orElse(Map.of()) instanceof Map<?, ?> all
                        ? all.get(ATTRIBUTE)
                        : null;
        return STEP.equals(value)
                ? Optional.empty()
                : Optional.of("it is " + (value == null ? "missing" : value));
    }

    @Override
    public Optional<String> unsupported() {
        return Sentry.getGlobalScope().getOptions().getLogs().isEnabled()
                ? Optional.empty()
                : Optional.of("structured logs are off; set SENTRY_LOGS_ENABLED=true to send them");
    }

    @Override
    public Map<String, Object> raise(Call call) {
        Sentry.logger()
                .log(
                        SentryLogLevel.WARN,
                        SentryLogParameters.create(
                                SentryAttributes.fromMap(Map.of(ATTRIBUTE, STEP))),
                        BODY);
        return Map.of("body", BODY);
    }
}
