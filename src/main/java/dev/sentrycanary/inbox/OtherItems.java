package dev.sentrycanary.inbox;

import com.fasterxml.jackson.databind.JsonNode;

import dev.sentrycanary.wire.EnvelopeItem;
import dev.sentrycanary.wire.EventIds;

/** Reads the smaller kinds: check-ins, sessions, feedback, replays, client reports. */
final class OtherItems {
    private OtherItems() {}

    static void checkIn(JsonNode checkIn, Draft draft) {
        draft.common(checkIn);
        draft.id = EventIds.normalize(Json.text(checkIn, "check_in_id"));
        draft.status = Json.text(checkIn, "status");
        draft.message = Json.text(checkIn, "monitor_slug");
        draft.title = draft.message + ": " + draft.status;
        JsonNode duration = checkIn.path("duration");
        draft.durationMs = duration.isNumber() ? duration.doubleValue() * 1000 : null;
    }

    static void session(JsonNode session, Draft draft) {
        draft.id = EventIds.normalize(Json.text(session, "sid"));
        draft.timestamp = Json.instant(session.path("timestamp"));
        draft.release = Json.text(session.path("attrs"), "release");
        draft.environment = Json.text(session.path("attrs"), "environment");
        draft.status = Json.text(session, "status");
        draft.title =
                session.has("aggregates")
                        ? "sessions of " + draft.release
                        : "session " + draft.status + " of " + draft.release;
    }

    static void feedback(JsonNode feedback, Draft draft) {
        draft.common(feedback);
        draft.message = Json.text(feedback.path("contexts").path("feedback"), "message");
        draft.title = draft.message;
    }

    /** The older form of feedback: it names the event that it is about. */
    static void userReport(JsonNode report, Draft draft) {
        String about = EventIds.normalize(Json.text(report, "event_id"));
        draft.eventId = about == null ? draft.eventId : about;
        draft.message = Json.text(report, "comments");
        draft.title = draft.message;
    }

    static void replay(JsonNode replay, Draft draft) {
        draft.common(replay);
        String id = EventIds.normalize(Json.text(replay, "replay_id"));
        draft.id = id == null ? draft.eventId : id;
        draft.title = "replay of " + replay.path("urls").path(0).asText("an unnamed page");
    }

    static void clientReport(JsonNode report, Draft draft) {
        draft.timestamp = Json.instant(report.path("timestamp"));
        StringBuilder title = new StringBuilder("discarded");
        for (JsonNode part : report.path("discarded_events")) {
            title.append(title.length() > 9 ? ", " : " ")
                    .append(part.path("quantity").asLong())
                    .append(' ')
                    .append(part.path("category").asText())
                    .append(" (")
                    .append(part.path("reason").asText())
                    .append(')');
            if (title.length() > 1000) {
                break;
            }
        }
        draft.title = title.toString();
    }

    static void attachment(EnvelopeItem item, Draft draft) {
        String name = item.header("filename");
        draft.title = name == null ? "attachment" : name;
        draft.message = item.payload().length() + " bytes";
    }

    static void unknown(EnvelopeItem item, Draft draft) {
        draft.title = item.type() + ", " + item.payload().length() + " bytes";
    }
}
