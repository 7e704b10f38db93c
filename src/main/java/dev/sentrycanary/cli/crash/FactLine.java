package dev.sentrycanary.cli.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;

import dev.sentrycanary.sentry.CapturedEvent;
import dev.sentrycanary.sentry.Delivery;
import dev.sentrycanary.sentry.DeliveryListener;
import dev.sentrycanary.sentry.DroppedEvent;

/** What becomes of events, as lines of JSON from one process to another. */
@RegisterForReflection(
        targets = {CapturedEvent.class, DroppedEvent.class, Delivery.class, Delivery.Outcome.class})
final class FactLine {
    /** The line that says that the process lives and will fail now. */
    static final String RAISING = "{\"raising\":true}";

    private static final String CAPTURED = "captured";
    private static final String DROPPED = "dropped";
    private static final String QUEUED = "queued";
    private static final String DELIVERED = "delivered";
    private static final String EVENT_IDS = "event_ids";
    private static final String GZIP = "gzip";

    private FactLine() {}

    /** Writes facts; {@code out} takes one line at a time. */
    static DeliveryListener writer(ObjectMapper json, Consumer<String> out) {
        return new DeliveryListener() {
            @Override
            public void captured(CapturedEvent event) {
                write(CAPTURED, event);
            }

            @Override
            public void dropped(DroppedEvent event) {
                write(DROPPED, event);
            }

            @Override
            public void queued(List<String> eventIds, byte[] gzip) {
                ObjectNode fact = json.createObjectNode().put(GZIP, gzip);
                eventIds.forEach(fact.putArray(EVENT_IDS)::add);
                write(QUEUED, fact);
            }

            @Override
            public void delivered(Delivery delivery) {
                write(DELIVERED, delivery);
            }

            private void write(String kind, Object fact) {
                out.accept(json.createObjectNode().set(kind, json.valueToTree(fact)).toString());
            }
        };
    }

    /** Tells {@code listener} what a line says; lines of others say nothing. */
    static void tell(ObjectMapper json, String line, DeliveryListener listener) throws IOException {
        if (!line.startsWith("{")) {
            return;
        }
        JsonNode fact = json.readTree(line);
        if (fact.has(CAPTURED)) {
            listener.captured(json.treeToValue(fact.get(CAPTURED), CapturedEvent.class));
        } else if (fact.has(DROPPED)) {
            listener.dropped(json.treeToValue(fact.get(DROPPED), DroppedEvent.class));
        } else if (fact.has(QUEUED)) {
            queued(fact.get(QUEUED), listener);
        } else if (fact.has(DELIVERED)) {
            listener.delivered(json.treeToValue(fact.get(DELIVERED), Delivery.class));
        }
    }

    private static void queued(JsonNode fact, DeliveryListener listener) throws IOException {
        List<String> ids = new ArrayList<>();
        fact.path(EVENT_IDS).forEach(id -> ids.add(id.asText()));
        listener.queued(ids, fact.path(GZIP).binaryValue());
    }
}
