package dev.sentrycanary.wire;

import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * Bodies of the old {@code /store/} endpoint: one event as JSON, or, from the raven generation of
 * SDKs, base64 of zlib of that JSON. They become an envelope of one item, as Relay does it.
 */
public final class StoreBody {
    private StoreBody() {}

    /**
     * Reads one body, already freed of its content encoding.
     *
     * @throws WireException 400 when it is not one JSON object, 413 when it exceeds the limits
     */
    public static Envelope parse(Bytes body, EnvelopeLimits limits) {
        Bytes json = looksLikeJson(body) ? body : unpacked(body, limits.envelopeBytes());
        int limit = limits.itemBytes("event");
        if (json.length() > limit) {
            throw WireException.tooLarge(
                    "event exceeds the size limit", json.length() + " bytes of at most " + limit);
        }
        JsonNode event;
        try {
            event = WireJson.read(json);
        } catch (WireException e) {
            throw WireException.malformed("invalid event data", e.causes().toArray(String[]::new));
        }
        if (!event.isObject()) {
            throw WireException.malformed("invalid event data", "it is not a JSON object");
        }
        String id = EventIds.normalize(event.path("event_id").textValue());
        if (id == null && event.hasNonNull("event_id")) {
            throw WireException.malformed("invalid event data", "invalid event_id");
        }
        String type =
                "transaction".equals(event.path("type").textValue()) ? "transaction" : "event";
        return Envelope.of(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("event_id", id == null ? EventIds.random() : id),
                JsonNodeFactory.instance.objectNode().put("type", type),
                json);
    }

    private static boolean looksLikeJson(Bytes body) {
        for (int i = 0; i < body.length(); i++) {
            if ((body.at(i) & 0xff) > ' ') {
                return body.at(i) == '{' || body.at(i) == '[';
            }
        }
        throw WireException.malformed("empty request body");
    }

    private static Bytes unpacked(Bytes body, int limit) {
        byte[] packed;
        try {
            packed = Base64.getMimeDecoder().decode(body.toByteArray());
        } catch (IllegalArgumentException e) {
            throw WireException.malformed("invalid event data", "neither JSON nor base64 of zlib");
        }
        if (packed.length == 0) {
            throw WireException.malformed("invalid event data", "neither JSON nor base64 of zlib");
        }
        return Inflate.deflate(Bytes.of(packed), limit);
    }
}
