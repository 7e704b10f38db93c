package dev.sentrycanary.inbox.fault;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A fault that is on, as shown.
 *
 * @param kind what goes wrong
 * @param left how often it still happens; absent where that is not counted
 * @param until when it ends by itself
 * @param delayMs milliseconds of delay, for kinds that delay
 */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record FaultView(FaultKind kind, @Nullable Integer left, @Nullable Instant until, long delayMs) {

    static FaultView of(Fault fault) {
        return new FaultView(
                fault.kind(),
                fault.left() == Fault.ALWAYS ? null : fault.left(),
                fault.until(),
                fault.delay().toMillis());
    }
}
