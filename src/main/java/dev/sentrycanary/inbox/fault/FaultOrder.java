package dev.sentrycanary.inbox.fault;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A fault as asked for.
 *
 * @param kind what is to go wrong
 * @param count how often; by default until it is cleared or its duration is over
 * @param duration for how long, for example {@code 10s}
 * @param delay how late, for kinds that delay; 1 s by default
 * @param text what reappears, for {@code store_unscrubbed}
 */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonIgnoreProperties(ignoreUnknown = false)
record FaultOrder(
        @Nullable String kind,
        @Nullable Integer count,
        @Nullable String duration,
        @Nullable String delay,
        @Nullable String text) {}
