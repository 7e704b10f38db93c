package dev.sentrycanary.scenario;

import java.util.List;

import dev.sentrycanary.scenario.expect.Expectation;

/** What scenarios that raise one error have in common. */
final class Thrown {
    /** One error, whatever else is sent beside it. */
    static final List<Promise> ONE_ERROR = List.of(new Promise(EventKind.ERROR, 1));

    private Thrown() {}

    /** The outermost exception has this type, written without its package. */
    static Expectation type(Class<? extends Throwable> type) {
        return Expectation.is(EventKind.ERROR, "exception.-1.type", type.getSimpleName());
    }

    /** The outermost exception has exactly this message. */
    static Expectation message(String message) {
        return Expectation.is(EventKind.ERROR, "exception.-1.value", message);
    }
}
