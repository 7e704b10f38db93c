package dev.sentrycanary.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.databind.JsonNode;
import org.jboss.logging.Logger;

import dev.sentrycanary.wire.Envelope;
import dev.sentrycanary.wire.EnvelopeItem;
import dev.sentrycanary.wire.EventIds;
import dev.sentrycanary.wire.OldNames;
import dev.sentrycanary.wire.WireException;
import dev.sentrycanary.wire.WireJson;

/** Reads the events off an envelope. An item that cannot be read is listed with the reason. */
final class EnvelopeDigest {
    private static final Logger LOG = Logger.getLogger(EnvelopeDigest.class);

    private EnvelopeDigest() {}

    static List<Draft> of(Envelope envelope) {
        List<Draft> drafts = new ArrayList<>(envelope.items().size());
        for (int i = 0; i < envelope.items().size(); i++) {
            EnvelopeItem item = envelope.items().get(i);
            ItemContext context = new ItemContext(envelope, item, i);
            try {
                drafts.addAll(read(context));
            } catch (RuntimeException e) {
                // One odd item must not cost the others; that it was odd stands in the list.
                LOG.warnf(e, "An item of type %s could not be read", item.type());
                drafts.add(unreadable(context, "of a form that the inbox cannot read"));
            }
        }
        return drafts;
    }

    private static List<Draft> read(ItemContext context) {
        EnvelopeItem item = context.item();
        return switch (item.type()) {
            case "event" -> one(context, ErrorItems::read);
            case "transaction" -> one(context, TraceItems::transaction);
            case "profile", "profile_chunk", "profile_chunk_ui" ->
                    one(context, TraceItems::profile);
            case "check_in" -> one(context, OtherItems::checkIn);
            case "session", "sessions" -> one(context, OtherItems::session);
            case "feedback" -> one(context, OtherItems::feedback);
            case "user_report" -> one(context, OtherItems::userReport);
            case "replay_event" -> one(context, OtherItems::replay);
            case "client_report" -> one(context, OtherItems::clientReport);
            case "log" -> many(context, ContainerItems::logs);
            case "trace_metric" -> many(context, ContainerItems::metrics);
            case "span" -> many(context, TraceItems::spans);
            case "attachment" -> {
                Draft draft = context.draft();
                OtherItems.attachment(item, draft);
                yield List.of(draft);
            }
            default -> {
                Draft draft = context.draft();
                OtherItems.unknown(item, draft);
                yield List.of(draft);
            }
        };
    }

    private static List<Draft> one(ItemContext context, BiConsumer<JsonNode, Draft> reader) {
        return many(
                context,
                (payload, c) -> {
                    Draft draft = c.draft();
                    reader.accept(payload, draft);
                    identify(payload, draft);
                    return List.of(draft);
                });
    }

    private static List<Draft> many(ItemContext context, Reader reader) {
        JsonNode payload;
        try {
            payload = OldNames.replaced(WireJson.read(context.item().payload()));
        } catch (WireException e) {
            return List.of(unreadable(context, "not valid JSON: " + String.join(", ", e.causes())));
        }
        return payload.isObject()
                ? reader.read(payload, context)
                : List.of(unreadable(context, "not a JSON object"));
    }

    /** The envelope's id wins over the payload's. */
    private static void identify(JsonNode payload, Draft draft) {
        String own = EventIds.normalize(Json.text(payload, "event_id"));
        draft.eventId = draft.eventId == null ? own : draft.eventId;
        if (draft.isEvent() && draft.id == null) {
            draft.id = draft.eventId;
        }
    }

    private static Draft unreadable(ItemContext context, String why) {
        Draft draft = context.draft();
        OtherItems.unknown(context.item(), draft);
        draft.error("the payload is " + why);
        return draft;
    }

    private interface Reader {
        List<Draft> read(JsonNode payload, ItemContext context);
    }
}
