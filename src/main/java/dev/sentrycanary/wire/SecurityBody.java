package dev.sentrycanary.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * Reports that browsers send by themselves: content security policy, network error logging and
 * their like. Each is kept as it came, as an item of the type that Relay gives it.
 */
final class SecurityBody {
    private SecurityBody() {}

    static Envelope parse(Bytes body, EnvelopeLimits limits) {
        int limit = limits.itemBytes("security");
        if (body.length() > limit) {
            throw WireException.tooLarge(
                    "report exceeds the size limit", body.length() + " bytes of at most " + limit);
        }
        JsonNode report = WireJson.read(body);
        if (!report.isContainerNode() || report.isEmpty()) {
            throw WireException.malformed("invalid security report", "it is not a report");
        }
        String id = EventIds.random();
        return Envelope.of(
                JsonNodeFactory.instance.objectNode().put("event_id", id),
                JsonNodeFactory.instance.objectNode().put("type", "raw_security"),
                body);
    }
}
