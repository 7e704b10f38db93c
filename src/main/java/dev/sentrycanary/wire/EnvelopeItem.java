package dev.sentrycanary.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One item of an envelope.
 *
 * @param headers its header line, unknown attributes included
 * @param payload exactly the bytes that were sent
 */
public record EnvelopeItem(ObjectNode headers, Bytes payload) {
    /** What the payload is, for example {@code event}, {@code attachment}; may be unknown to us. */
    public String type() {
        return headers.path("type").asText();
    }

    /** The text of a header attribute, or null. */
    public @Nullable String header(String name) {
        return headers.path(name).textValue();
    }
}
