package dev.sentrycanary.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * What can be read off one event at a glance. Texts are cut to what a list can show; the whole
 * payload stays in the envelope.
 *
 * @param eventId the event that it is or belongs to, 32 hex digits
 * @param kind what it tells of
 * @param itemType the type that the client named
 * @param item index of its item in the envelope, from 0
 * @param level severity as sent; where an error event names none, what that means to Sentry
 * @param title one line: {@code Type: value}, a message, a name
 * @param message the message alone
 * @param exceptionType the type of the outermost exception
 * @param transaction name of the transaction
 * @param culprit where it happened: the transaction, else the topmost in-app frame
 * @param status of a transaction, check-in or session
 * @param durationMs milliseconds, of what has a duration
 * @param traceId 32 hex digits
 * @param environment as sent
 * @param release as sent
 * @param timestamp when it happened, as the client says
 * @param sdk name/version
 * @param platform as sent
 * @param tags as sent, or the attributes of a log or metric
 * @param errors what is wrong with it, in Sentry's eyes
 */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Summary(
        @Nullable String eventId,
        Kind kind,
        String itemType,
        int item,
        @Nullable String level,
        String title,
        @Nullable String message,
        @Nullable String exceptionType,
        @Nullable String transaction,
        @Nullable String culprit,
        @Nullable String status,
        @Nullable Double durationMs,
        @Nullable String traceId,
        @Nullable String environment,
        @Nullable String release,
        @Nullable Instant timestamp,
        @Nullable String sdk,
        @Nullable String platform,
        Map<String, String> tags,
        List<String> errors) {
    public Summary {
        tags = Map.copyOf(tags);
        errors = List.copyOf(errors);
    }
}
