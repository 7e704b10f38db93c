package dev.sentrycanary.inbox;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * One readable event in the inbox.
 *
 * @param id its own id, 32 hex digits: the event id, check-in id, session id, … or, for what has
 *     none by the protocol, one that the inbox gave it
 * @param sequence counts all events of the inbox, from 1, in the order of arrival
 * @param envelope sequence of the envelope that brought it
 * @param project the project id of the address that it was sent to
 * @param receivedAt when the inbox got it
 * @param summary what it says
 * @param issue the issue that it belongs to; errors only
 */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InboxEvent(
        String id,
        long sequence,
        long envelope,
        String project,
        Instant receivedAt,
        @JsonUnwrapped Summary summary,
        @Nullable IssueRef issue) {}
