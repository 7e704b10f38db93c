package dev.sentrycanary.inbox;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * Some events, newest first.
 *
 * @param events the events
 * @param next the {@code cursor} of the following page, absent on the last
 * @param inbox how full the inbox is
 */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventPage(List<InboxEvent> events, @Nullable String next, InboxStats inbox) {
    EventPage {
        events = List.copyOf(events);
    }
}
