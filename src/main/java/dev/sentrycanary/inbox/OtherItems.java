package dev.sentrycanary.inbox;

import java.util.List;

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
        JsonNode duration = session.path("duration");
        draft.durationMs = duration.isNumber() ? duration.doubleValue() * 1000 : null;
        draft.title =
                session.has("aggregates")
                        ? "sessions of " + draft.release + counted(session.path("aggregates"))
                        : "session of " + draft.release + course(session);
    }

    private static String course(JsonNode session) {
        long errors = session.path("errors").asLong();
        boolean open = "ok".equals(Json.text(session, "status"));
        String began = open && session.path("init").asBoolean() ? ", began" : "";
        return began + (errors == 0 ? "" : errors == 1 ? ", 1 error" : ", " + errors + " errors");
    }

    private static String counted(JsonNode aggregates) {
        StringBuilder text = new StringBuilder();
        for (String status : List.of("exited", "errored", "unhandled", "crashed", "abnormal")) {
            long sum = 0;
            for (JsonNode one : aggregates) {
                sum += one.path(status).asLong();
            }
            if (sum > 0) {
                text.append(", ").append(sum).append(' ').append(status);
            }
        }
        return text.toString();
    }

    static void feedback(JsonNode feedback, Draft draft) {
        draft.common(feedback);
        draft.message = Json.text(feedback.path("contexts").path("feedback"), "message");
        draft.title = draft.message;
        String name = Json.text(feedback.path("contexts").path("feedback"), "name");
        draft.culprit = name == null ? null : "from " + name;
    }

    /** The older form of feedback: it names the event that it is about. */
    static void userReport(JsonNode report, Draft draft) {
        String about = EventIds.normalize(Json.text(report, "event_id"));
        draft.eventId = about == null ? draft.eventId : about;
        draft.message = Json.text(report, "comments");
        draft.title = draft.message;
        String name = Json.text(report, "name");
        draft.culprit = name == null ? null : "from " + name;
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
