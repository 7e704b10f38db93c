package dev.sentrycanary.api;

import java.util.Map;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /api/test/sentry/runs}.
 *
 * @param scenario name of what to raise
 * @param count how often
 * @param arguments values for the scenario's parameters
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonIgnoreProperties(ignoreUnknown = false)
record RunRequest(
        @NotBlank(message = "must be given and not be blank") @Nullable String scenario,
        @Min(value = 1, message = "must be at least 1")
                @Max(value = MOST, message = "must be at most 100")
                @Nullable Integer count,
        @Nullable Map<String, String> arguments) {
    static final int MOST = 100;
}
