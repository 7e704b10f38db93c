package dev.sentrycanary.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.StageResult;

/** One stage of a receipt, as JSON. */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record StageView(
        String stage,
        String state,
        @Nullable Instant at,
        @Nullable Long tookMs,
        String evidence,
        Map<String, String> details,
        @Nullable String cause,
        @Nullable String hint,
        @Nullable String fix) {

    static StageView of(StageResult result) {
        Cause cause = result.cause();
        Duration took = result.took();
        return new StageView(
                result.stage().code(),
                result.state().code(),
                result.at(),
                took == null ? null : took.toMillis(),
                result.evidence(),
                result.details(),
                cause == null ? null : cause.code(),
                cause == null ? null : cause.hint(),
                cause == null ? null : cause.fix());
    }
}
