package dev.sentrycanary.inbox.fault;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sentrycanary.wire.Bytes;
import dev.sentrycanary.wire.Envelope;
import dev.sentrycanary.wire.EnvelopeItem;
import dev.sentrycanary.wire.WireJson;

/** Changes envelopes on their way into the store. */
public final class StoreFaults {
    private static final String MARK = "[Filtered]";
    private static final List<String> STRIPPED = List.of("tags", "user", "request", "contexts");

    private StoreFaults() {}

    /**
     * What {@code fault} leaves of an envelope that is stored at once or late.
     *
     * @return the envelope to store
     */
    public static Envelope changed(Fault fault, Envelope envelope) {
        return switch (fault.kind()) {
            case STORE_STRIPPED -> rewritten(envelope, StoreFaults::strip);
            case STORE_UNSCRUBBED ->
                    rewritten(envelope, event -> unscrub(event, String.valueOf(fault.text())));
            case STORE_ALTERED -> altered(envelope);
            default -> envelope;
        };
    }

    private static Envelope altered(Envelope envelope) {
        return new Envelope(
                envelope.headers(),
                envelope.items().stream().map(StoreFaults::altered).toList(),
                envelope.raw());
    }

    private static EnvelopeItem altered(EnvelopeItem item) {
        return switch (item.type()) {
            case "attachment" -> {
                byte[] bytes = item.payload().toByteArray();
                if (bytes.length > 0) {
                    bytes[bytes.length - 1] ^= 1;
                }
                yield new EnvelopeItem(item.headers(), Bytes.of(bytes));
            }
            case "check_in" -> rewritten(item, checkIn -> checkIn.put("environment", "elsewhere"));
            case "session" -> rewritten(item, session -> session.put("status", "abnormal"));
            case "feedback" ->
                    rewritten(item, event -> event.withObject("/contexts").remove("feedback"));
            case "log" -> rewritten(item, log -> alterEach(log, "body"));
            case "trace_metric" -> rewritten(item, metrics -> alterEach(metrics, "value"));
            case "profile_chunk" -> rewritten(item, chunk -> chunk.remove("profile"));
            default -> item;
        };
    }

    private static void alterEach(ObjectNode container, String field) {
        for (JsonNode entry : container.path("items")) {
            if (entry instanceof ObjectNode object) {
                JsonNode value = object.path(field);
                if (value.isNumber()) {
                    object.put(field, value.doubleValue() + 1);
                } else {
                    object.put(field, value.asText() + ", altered");
                }
            }
        }
    }

    private static Envelope rewritten(Envelope envelope, Consumer<ObjectNode> change) {
        List<EnvelopeItem> items =
                envelope.items().stream()
                        .map(item -> isEvent(item) ? rewritten(item, change) : item)
                        .toList();
        return new Envelope(envelope.headers(), items, envelope.raw());
    }

    private static EnvelopeItem rewritten(EnvelopeItem item, Consumer<ObjectNode> change) {
        if (WireJson.read(item.payload()) instanceof ObjectNode event) {
            change.accept(event);
            byte[] payload = event.toString().getBytes(StandardCharsets.UTF_8);
            return new EnvelopeItem(item.headers(), Bytes.of(payload));
        }
        return item;
    }

    private static boolean isEvent(EnvelopeItem item) {
        return item.type().equals("event") || item.type().equals("transaction");
    }

    private static void strip(ObjectNode event) {
        JsonNode run = event.path("tags").path("canary.run");
        event.remove(STRIPPED);
        if (!run.isMissingNode()) {
            event.putObject("tags").set("canary.run", run);
        }
        JsonNode exceptions = event.path("exception");
        for (JsonNode value : exceptions.has("values") ? exceptions.path("values") : exceptions) {
            if (value.path("stacktrace").path("frames") instanceof ArrayNode frames) {
                while (frames.size() > 1) {
                    frames.remove(0);
                }
            }
        }
    }

    private static void unscrub(JsonNode node, String text) {
        if (node instanceof ObjectNode object) {
            object.properties().stream()
                    .filter(field -> field.getValue().asText().contains(MARK))
                    .map(java.util.Map.Entry::getKey)
                    .toList()
                    .forEach(
                            name ->
                                    object.put(
                                            name, object.path(name).asText().replace(MARK, text)));
        }
        StreamSupport.stream(node.spliterator(), false).forEach(child -> unscrub(child, text));
    }
}
