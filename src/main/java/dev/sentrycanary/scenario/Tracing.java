package dev.sentrycanary.scenario;

import java.util.Optional;

import io.sentry.Sentry;

/** Says whether the SDK sends transactions at all. */
final class Tracing {
    private Tracing() {}

    static boolean isOn() {
        return Sentry.getCurrentScopes().getOptions().isTracingEnabled();
    }

    /** Why what needs a transaction cannot run. */
    static Optional<String> missing() {
        return isOn()
                ? Optional.empty()
                : Optional.of("tracing is off; set SENTRY_TRACES_SAMPLE_RATE above 0");
    }
}
