package dev.sentrycanary.api;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.probe.watch.Watcher;

/** The schedule, as JSON. */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record WatchView(
        boolean on,
        @Nullable String rhythm,
        @Nullable List<String> scenarios,
        @Nullable Boolean active,
        @Nullable Instant next,
        @Nullable Last last) {

    /** The newest round that has ended. */
    @RegisterForReflection
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Last(String outcome, Instant startedAt, Instant endedAt) {}

    static WatchView of(Watcher watcher) {
        if (!watcher.on()) {
            return new WatchView(false, null, null, null, null, null);
        }
        return new WatchView(
                true,
                watcher.rhythm(),
                watcher.scenarios(),
                watcher.ours(),
                watcher.next().orElse(null),
                watcher.last()
                        .map(
                                round ->
                                        new Last(
                                                round.outcome().code(),
                                                round.startedAt(),
                                                round.endedAt()))
                        .orElse(null));
    }
}
