package dev.sentrycanary.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.receipt.Verdict;

/** A verdict, as JSON. */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record VerdictView(
        String outcome,
        @Nullable String stage,
        @Nullable String cause,
        @Nullable String detail,
        @Nullable String hint,
        @Nullable String fix) {

    static VerdictView of(Verdict verdict) {
        Stage stage = verdict.stage();
        Cause cause = verdict.cause();
        return new VerdictView(
                verdict.outcome().code(),
                stage == null ? null : stage.code(),
                cause == null ? null : cause.code(),
                verdict.detail(),
                verdict.hint(),
                cause == null ? null : cause.fix());
    }
}
