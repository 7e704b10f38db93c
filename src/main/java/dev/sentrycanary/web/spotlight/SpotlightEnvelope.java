package dev.sentrycanary.web.spotlight;

import java.util.Base64;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.inbox.StoredEnvelope;
import dev.sentrycanary.wire.EnvelopeItem;
import dev.sentrycanary.wire.WireException;
import dev.sentrycanary.wire.WireJson;

/** An envelope as Spotlight's stream sends it: {@code [headers, [[itemHeaders, payload], …]]}. */
final class SpotlightEnvelope {
    private static final Set<String> RAW =
            Set.of("attachment", "replay_video", "replay_recording", "statsd", "metric_buckets");
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long SEQUENCE = 0x3fff_ffff_ffff_ffffL;

    private SpotlightEnvelope() {}

    /** A UUID of version 7 that ends in the sequence number, so that it can be found again. */
    static String id(StoredEnvelope stored) {
        long high = (stored.receivedAt().toEpochMilli() << 16) | VERSION_7;
        return new UUID(high, VARIANT | stored.sequence()).toString();
    }

    /** The sequence number in such an id, or null. */
    static @Nullable Long sequence(@Nullable String id) {
        try {
            return id == null ? null : UUID.fromString(id).getLeastSignificantBits() & SEQUENCE;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static String json(StoredEnvelope stored) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode headers = stored.envelope().headers().deepCopy();
        headers.put("__spotlight_envelope_id", id(stored));
        ArrayNode items = json.arrayNode();
        for (EnvelopeItem item : stored.envelope().items()) {
            items.add(json.arrayNode().add(item.headers()).add(payload(item)));
        }
        return json.arrayNode().add(headers).add(items).toString();
    }

    private static JsonNode payload(EnvelopeItem item) {
        if (!RAW.contains(item.type())) {
            try {
                JsonNode payload = WireJson.read(item.payload());
                return payload instanceof ObjectNode object
                        ? object.put("type", item.type())
                        : payload;
            } catch (WireException e) {
                return raw(item);
            }
        }
        return raw(item);
    }

    private static ObjectNode raw(EnvelopeItem item) {
        String type = item.header("content_type");
        boolean text = type != null && (type.startsWith("text/") || type.endsWith("json"));
        String data =
                text
                        ? item.payload().utf8()
                        : Base64.getEncoder().encodeToString(item.payload().toByteArray());
        return JsonNodeFactory.instance.objectNode().put("data", data);
    }
}
