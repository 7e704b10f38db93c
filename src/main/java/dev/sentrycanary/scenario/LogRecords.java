package dev.sentrycanary.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.Sentry;
import org.jboss.logging.Logger;

import dev.sentrycanary.scenario.expect.EventTree;
import dev.sentrycanary.scenario.expect.Expectation;

/** Errors that only the log tells of: with an exception and without. */
@ApplicationScoped
class LogRecords implements Scenario {
    private static final Logger LOG = Logger.getLogger(LogRecords.class);
    private static final String TAG = "canary_log";
    private static final String WITH = "with an exception";
    private static final String WITHOUT = "without an exception";
    private static final String BEFORE = "This is a canary: a warning before the error";
    private static final String MESSAGE = "This is a canary: an error in the log ";
    private static final String CAUSE = "This is a canary: the exception behind the log";

    @Override
    public String name() {
        return "log";
    }

    @Override
    public String summary() {
        return "Errors in the log, with an exception and without, and a warning before them";
    }

    @Override
    public List<Promise> promises() {
        return List.of(Promise.grouped(2));
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                Expectation.is(EventKind.ERROR, "level", "error"),
                Expectation.contains(EventKind.ERROR, "message", MESSAGE),
                Expectation.inOrder(EventKind.ERROR, "breadcrumbs", "message", List.of(BEFORE)),
                new Expectation(
                        EventKind.ERROR,
                        "the exception is there where one was logged",
                        LogRecords::exception));
    }

    private static Optional<String> exception(EventTree event) {
        Optional<String> value = event.text("exception.-1.value");
        String part = event.text("tags." + TAG).orElse("");
        return switch (part) {
            case WITH ->
                    value.filter(CAUSE::equals).isPresent()
                            ? Optional.empty()
                            : Optional.of("it is missing");
            case WITHOUT -> value.map(wrong -> "there is one: " + wrong);
            default -> Optional.of("the tag " + TAG + " is missing");
        };
    }

    @Override
    public Map<String, Object> raise(Call call) {
        LOG.warn(BEFORE);
        Sentry.setTag(TAG, WITH);
        LOG.error(MESSAGE + WITH, new IllegalStateException(CAUSE));
        Sentry.setTag(TAG, WITHOUT);
        LOG.error(MESSAGE + WITHOUT);
        return Map.of("logger", LogRecords.class.getName());
    }
}
