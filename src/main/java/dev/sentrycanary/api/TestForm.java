package dev.sentrycanary.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /api/test/sentry}. Other fields are ignored, as the service before this
 * one did.
 *
 * @param testField a text that is echoed
 * @param triggerError whether to fail on purpose after validation
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record TestForm(
        @NotBlank(message = "must be given and not be blank")
                @Size(max = MAX_LENGTH, message = "must be at most 255 characters long")
                @Nullable String testField,
        @Nullable Boolean triggerError) {
    static final int MAX_LENGTH = 255;

    boolean shallFail() {
        return Boolean.TRUE.equals(triggerError);
    }
}
