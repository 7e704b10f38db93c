package dev.sentrycanary.sentry.transport;

import java.util.ArrayList;
import java.util.List;

import io.sentry.ISerializer;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeItem;

/**
 * What listeners want to know of an envelope.
 *
 * @param items what it carries that is followed by an id
 * @param itemTypes types of its items
 */
record EnvelopeFacts(List<TelemetryItem> items, List<String> itemTypes) {
    EnvelopeFacts {
        items = List.copyOf(items);
        itemTypes = List.copyOf(itemTypes);
    }

    static EnvelopeFacts of(SentryEnvelope envelope, ISerializer serializer) {
        ItemReader reader = new ItemReader(serializer, envelope.getHeader().getEventId());
        List<TelemetryItem> items = new ArrayList<>();
        for (SentryEnvelopeItem item : envelope.getItems()) {
            items.addAll(reader.read(item));
        }
        return new EnvelopeFacts(items, types(envelope));
    }

    /** Types of the items of {@code envelope}. */
    static List<String> types(SentryEnvelope envelope) {
        List<String> types = new ArrayList<>();
        for (SentryEnvelopeItem item : envelope.getItems()) {
            types.add(item.getHeader().getType().getItemType());
        }
        return types;
    }

    List<String> eventIds() {
        return items.stream().map(TelemetryItem::id).toList();
    }

    /** What is here and not in {@code kept}. */
    EnvelopeFacts without(EnvelopeFacts kept) {
        List<TelemetryItem> lost = new ArrayList<>(items);
        lost.removeAll(kept.items());
        return new EnvelopeFacts(lost, itemTypes);
    }
}
