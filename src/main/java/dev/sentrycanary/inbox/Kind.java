package dev.sentrycanary.inbox;

import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;

/** What an item tells of, in the words of our API. */
public enum Kind {
    ERROR,
    TRANSACTION,
    SPAN,
    LOG,
    METRIC,
    CHECK_IN,
    SESSION,
    FEEDBACK,
    ATTACHMENT,
    PROFILE,
    REPLAY,
    CLIENT_REPORT,
    /** An item type that we do not know; it is kept all the same. */
    OTHER;

    private static final Map<String, Kind> BY_ITEM_TYPE =
            Map.ofEntries(
                    Map.entry("event", ERROR),
                    Map.entry("transaction", TRANSACTION),
                    Map.entry("span", SPAN),
                    Map.entry("log", LOG),
                    Map.entry("trace_metric", METRIC),
                    Map.entry("check_in", CHECK_IN),
                    Map.entry("session", SESSION),
                    Map.entry("sessions", SESSION),
                    Map.entry("feedback", FEEDBACK),
                    Map.entry("user_report", FEEDBACK),
                    Map.entry("attachment", ATTACHMENT),
                    Map.entry("profile", PROFILE),
                    Map.entry("profile_chunk", PROFILE),
                    Map.entry("profile_chunk_ui", PROFILE),
                    Map.entry("replay_event", REPLAY),
                    Map.entry("replay_recording", REPLAY),
                    Map.entry("replay_video", REPLAY),
                    Map.entry("client_report", CLIENT_REPORT));

    static Kind ofItemType(String type) {
        return BY_ITEM_TYPE.getOrDefault(type, OTHER);
    }

    /** The name in JSON and in query parameters. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
