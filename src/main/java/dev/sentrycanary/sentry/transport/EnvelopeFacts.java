package dev.sentrycanary.sentry.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeItem;
import io.sentry.protocol.SentryId;
import org.jspecify.annotations.Nullable;

/**
 * What listeners want to know of an envelope.
 *
 * @param eventIds id of the event that it carries, if any
 * @param itemTypes types of its items
 * @param category Sentry's data category of that event
 */
record EnvelopeFacts(List<String> eventIds, List<String> itemTypes, @Nullable String category) {
    /** Items that are events of their own, by the data category that they count in. */
    private static final Map<String, String> CATEGORIES =
            Map.of(
                    "event", "error",
                    "transaction", "transaction",
                    "check_in", "monitor",
                    "feedback", "feedback",
                    "user_report", "feedback");

    static EnvelopeFacts of(SentryEnvelope envelope) {
        List<String> types = new ArrayList<>();
        String category = null;
        for (SentryEnvelopeItem item : envelope.getItems()) {
            String type = item.getHeader().getType().getItemType();
            types.add(type);
            if (category == null) {
                category = CATEGORIES.get(type);
            }
        }
        // For check-ins, too, the SDK puts the id into the envelope's header.
        SentryId id = envelope.getHeader().getEventId();
        boolean known = category != null && id != null && !SentryId.EMPTY_ID.equals(id);
        return new EnvelopeFacts(
                known ? List.of(String.valueOf(id)) : List.of(), List.copyOf(types), category);
    }
}
