package dev.sentrycanary.api;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.problem.ProblemException;
import dev.sentrycanary.problem.ProblemType;

/**
 * The body of {@code POST /api/test/sentry/runs}. The bounds of each argument are declared by its
 * scenario.
 *
 * @param scenario name of what to raise, or {@code all}
 * @param count how often
 * @param arguments values for the scenario's parameters: text, numbers, true or false
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonIgnoreProperties(ignoreUnknown = false)
record RunRequest(
        @NotBlank(message = "must be given and not be blank") @Nullable String scenario,
        @Min(value = 1, message = "must be at least 1")
                @Max(value = MOST, message = "must be at most 100")
                @Nullable Integer count,
        @Size(max = ARGUMENTS, message = "must be at most 20 values")
                @Nullable Map<String, @NotNull(message = "must not be null") JsonNode> arguments) {
    static final int MOST = 100;
    static final int ARGUMENTS = 20;

    /** The arguments as they would stand in a query. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        if (arguments != null) {
            arguments.forEach((name, value) -> texts.put(name, text(name, value)));
        }
        return texts;
    }

    private static String text(String name, JsonNode value) {
        if (value.isContainerNode()) {
            throw new ProblemException(
                    ProblemType.WRONG_TYPE,
                    "arguments." + name + " must be a text, a number, true or false.");
        }
        return value.asText();
    }
}
