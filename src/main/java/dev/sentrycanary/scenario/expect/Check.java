package dev.sentrycanary.scenario.expect;

import java.util.Optional;

/** Looks at one stored event. */
@FunctionalInterface
public interface Check {
    /** Why the event is not as it should be, or nothing when it is. */
    Optional<String> complaint(EventTree event);
}
