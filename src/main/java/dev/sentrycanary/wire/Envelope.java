package dev.sentrycanary.wire;

import java.nio.charset.StandardCharsets;
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

    /** An envelope of one item, for what did not come as one. */
    static Envelope of(ObjectNode headers, ObjectNode item, Bytes payload) {
        item.put("length", payload.length());
        byte[] head = (headers + "\n" + item + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] raw = new byte[head.length + payload.length() + 1];
        System.arraycopy(head, 0, raw, 0, head.length);
        System.arraycopy(payload.array(), payload.offset(), raw, head.length, payload.length());
        raw[raw.length - 1] = '\n';
        Bytes whole = Bytes.of(raw);
        EnvelopeItem only = new EnvelopeItem(item, whole.slice(head.length, raw.length - 1));
        return new Envelope(headers, List.of(only), whole);
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
