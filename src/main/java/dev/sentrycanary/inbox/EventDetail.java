package dev.sentrycanary.inbox;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.wire.EnvelopeItem;
import dev.sentrycanary.wire.WireException;
import dev.sentrycanary.wire.WireJson;

/**
 * One event with all that was sent of it.
 *
 * @param event the summary
 * @param envelopeHeaders header of the envelope
 * @param itemHeaders header of its item
 * @param payload the payload, where it is JSON
 * @param payloadBytes size of the payload
 * @param attachments the attachments that belong to it
 */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventDetail(
        @JsonUnwrapped InboxEvent event,
        JsonNode envelopeHeaders,
        JsonNode itemHeaders,
        @Nullable JsonNode payload,
        int payloadBytes,
        List<Attachment> attachments) {
    EventDetail {
        attachments = List.copyOf(attachments);
    }

    static EventDetail of(StoredEvent stored, List<StoredEvent> attachments) {
        EnvelopeItem item = stored.item();
        return new EventDetail(
                stored.event(),
                stored.envelope().envelope().headers(),
                item.headers(),
                json(item),
                item.payload().length(),
                attachments.stream().map(Attachment::of).toList());
    }

    private static @Nullable JsonNode json(EnvelopeItem item) {
        if (Kind.ofItemType(item.type()) == Kind.ATTACHMENT) {
            return null;
        }
        try {
            return WireJson.read(item.payload());
        } catch (WireException e) {
            return null;
        }
    }

    /**
     * A file that belongs to an event.
     *
     * @param id under which its bytes can be fetched
     * @param filename as sent
     * @param contentType as sent
     * @param size in bytes
     */
    @RegisterForReflection
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Attachment(
            String id, @Nullable String filename, @Nullable String contentType, int size) {
        static Attachment of(StoredEvent stored) {
            EnvelopeItem item = stored.item();
            return new Attachment(
                    stored.event().id(),
                    item.header("filename"),
                    item.header("content_type"),
                    item.payload().length());
        }
    }
}
