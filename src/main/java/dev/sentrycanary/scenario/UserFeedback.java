package dev.sentrycanary.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.Sentry;
import io.sentry.protocol.Feedback;
import io.sentry.protocol.SentryId;

import dev.sentrycanary.scenario.expect.EventTree;
import dev.sentrycanary.scenario.expect.Expectation;

/** An error, and what a user has to say about it. */
@ApplicationScoped
class UserFeedback implements Scenario {
    private static final String MESSAGE = "This is a canary: an error that a user writes about";
    private static final String WORDS = "I clicked on pay, and the canary fell silent";
    private static final String ABOUT = "canary_about";
    private static final String LINK = "contexts.feedback.associated_event_id";

    @Override
    public String name() {
        return "feedback";
    }

    @Override
    public String summary() {
        return "User feedback that is linked to the error it is about";
    }

    @Override
    public List<Promise> promises() {
        return List.of(new Promise(EventKind.ERROR, 1), new Promise(EventKind.FEEDBACK, 1));
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                Expectation.is(EventKind.ERROR, "exception.-1.value", MESSAGE),
                Expectation.is(EventKind.FEEDBACK, "contexts.feedback.message", WORDS),
                new Expectation(
                        EventKind.FEEDBACK,
                        LINK + " is the error of this run",
                        UserFeedback::complaint));
    }

    private static Optional<String> complaint(EventTree feedback) {
        Optional<String> link = feedback.text(LINK).map(id -> id.replace("-", ""));
        if (link.isEmpty()) {
            return Optional.of("it is missing");
        }
        return link.equals(feedback.text("tags." + ABOUT))
                ? Optional.empty()
                : Optional.of("it is another event, " + link.get());
    }

    @Override
    public Map<String, Object> raise(Call call) {
        SentryId error = Sentry.captureException(new CanaryException(MESSAGE));
        Feedback feedback = new Feedback(WORDS);
        feedback.setName("Canary");
        feedback.setAssociatedEventId(error);
        SentryId id =
                Sentry.feedback()
                        .capture(feedback, null, scope -> scope.setTag(ABOUT, error.toString()));
        return Map.of("event_id", error.toString(), "feedback_id", id.toString());
    }
}
