package dev.sentrycanary.wire;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * An envelope: headers and items, in the order in which they were sent.
 *
 * @param headers its header line, unknown attributes included
 * @param items its items, of whatever type
 * @param raw all of it, byte by byte
 */
public record Envelope(ObjectNode headers, List<EnvelopeItem> items, Bytes raw) {
    public Envelope {
        items = List.copyOf(items);
    }

    /** The event id of the header as 32 hex digits, or null: many envelopes have none. */
    public @Nullable String eventId() {
        return EventIds.normalize(headers.path("event_id").textValue());
    }

    /** The DSN in the header, which only some SDKs send. */
    public @Nullable Dsn dsn() {
        String dsn = headers.path("dsn").textValue();
        return dsn == null ? null : Dsn.parse(dsn);
    }
}
