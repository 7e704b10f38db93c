package dev.sentrycanary.inbox;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Reads error and message events. */
final class ErrorItems {
    private static final Pattern GAP = Pattern.compile("%[sdrif]|\\{\\d*}");

    private ErrorItems() {}

    static void read(JsonNode event, Draft draft) {
        draft.common(event);
        if (draft.level == null) {
            draft.level = "error"; // what an event without a level means
        }
        JsonNode exceptions = Json.values(event.path("exception"));
        JsonNode outermost = exceptions.path(exceptions.size() - 1);
        JsonNode frame = topFrame(outermost.path("stacktrace").path("frames"));
        String type = Json.text(outermost, "type");
        String value = Json.text(outermost, "value");
        String message = message(event);
        draft.exceptionType = type;
        draft.message = value == null ? message : value;
        draft.title = title(type, draft.message);
        draft.culprit = draft.transaction == null ? where(frame) : draft.transaction;
        draft.groupKey = Fingerprint.of(event, type, draft.message, template(event), where(frame));
    }

    private static @Nullable String title(@Nullable String type, @Nullable String message) {
        if (type == null) {
            return message;
        }
        return message == null || message.isBlank() ? type : type + ": " + message;
    }

    private static @Nullable String message(JsonNode event) {
        for (JsonNode entry : new JsonNode[] {event.path("logentry"), event.path("message")}) {
            if (entry.isTextual()) {
                return entry.textValue();
            }
            String formatted = Json.text(entry, "formatted");
            String text = Json.text(entry, "message");
            if (formatted != null) {
                return formatted;
            }
            if (text != null) {
                return filled(text, entry.path("params"));
            }
        }
        return null;
    }

    /** SDKs that do not format a message leave that to Sentry. */
    private static String filled(String template, JsonNode parameters) {
        Matcher gaps = GAP.matcher(template);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parameters.size() && gaps.find(); i++) {
            JsonNode value = parameters.path(i);
            String shown = value.isValueNode() ? value.asText() : value.toString();
            gaps.appendReplacement(text, Matcher.quoteReplacement(shown));
        }
        return gaps.appendTail(text).toString();
    }

    /** The message before its parameters: what stays the same from event to event. */
    private static @Nullable String template(JsonNode event) {
        String logentry = Json.text(event.path("logentry"), "message");
        return logentry == null ? Json.text(event.path("message"), "message") : logentry;
    }

    /** The last frame of the application, else the last frame: frames run from caller to callee. */
    private static JsonNode topFrame(JsonNode frames) {
        for (int i = frames.size() - 1; i >= 0; i--) {
            if (frames.path(i).path("in_app").asBoolean()) {
                return frames.path(i);
            }
        }
        return frames.path(frames.size() - 1);
    }

    private static @Nullable String where(JsonNode frame) {
        String module = Json.text(frame, "module");
        String place = module == null ? Json.text(frame, "filename") : module;
        String function = Json.text(frame, "function");
        if (place == null) {
            return function;
        }
        return function == null ? place : place + " in " + function;
    }
}
