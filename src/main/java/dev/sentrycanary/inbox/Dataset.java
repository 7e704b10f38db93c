package dev.sentrycanary.inbox;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Which kinds Sentry keeps in one dataset of rows. */
enum Dataset {
    LOGS,
    METRICS,
    SPANS;

    static final String NAMES = "logs, tracemetrics, spans";

    private static final Map<String, Dataset> BY_NAME =
            Map.of(
                    "logs", LOGS,
                    "ourlogs", LOGS,
                    "tracemetrics", METRICS,
                    "spans", SPANS);

    /** The dataset of this name in Sentry's Web API. */
    static Optional<Dataset> of(@Nullable String name) {
        return name == null ? Optional.empty() : Optional.ofNullable(BY_NAME.get(name));
    }

    boolean holds(Kind kind) {
        return switch (this) {
            case LOGS -> kind == Kind.LOG;
            case METRICS -> kind == Kind.METRIC;
            case SPANS -> kind == Kind.SPAN || kind == Kind.TRANSACTION;
        };
    }
}
