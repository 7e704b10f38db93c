package dev.sentrycanary.inbox;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Which kinds Sentry keeps in one dataset of rows. */
enum Dataset {
    LOGS(Set.of(Kind.LOG)),
    METRICS(Set.of(Kind.METRIC)),
    SPANS(Set.of(Kind.SPAN, Kind.TRANSACTION));

    static final String NAMES = "logs, tracemetrics, spans";

    private static final Map<String, Dataset> BY_NAME =
            Map.of(
                    "logs", LOGS,
                    "ourlogs", LOGS,
                    "tracemetrics", METRICS,
                    "spans", SPANS);

    private final Set<Kind> kinds;

    Dataset(Set<Kind> kinds) {
        this.kinds = kinds;
    }

    /** The dataset of this name in Sentry's Web API. */
    static Optional<Dataset> of(@Nullable String name) {
        return name == null ? Optional.empty() : Optional.ofNullable(BY_NAME.get(name));
    }

    boolean holds(Kind kind) {
        return kinds.contains(kind);
    }
}
