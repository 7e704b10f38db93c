package dev.sentrycanary.sentry.scrub;

import java.util.List;
import java.util.Set;

/** Names of fields that say more than a key that sounds secret, or less. */
final class Fields {
    /** Where one of these holds a name that sounds secret, the value beside it is a secret. */
    static final Set<String> NAMES =
            Set.of("name", "key", "header", "field", "param", "parameter", "property");

    private static final List<String> VALUES =
            List.of(
                    "value",
                    "values",
                    "invalid_value",
                    "rejected_value",
                    "invalidValue",
                    "rejectedValue");

    /**
     * Names in the protocol that sound secret; the values of the first are scanned pair by pair.
     */
    private static final Set<String> PROTOCOL = Set.of("cookies", "public_key", "sid");

    private static final Set<String> IDS =
            Set.of(
                    "trace_id",
                    "span_id",
                    "parent_span_id",
                    "event_id",
                    "profile_id",
                    "profiler_id",
                    "chunk_id",
                    "replay_id",
                    "check_in_id",
                    "associated_event_id",
                    "traceparent",
                    "sentry-trace",
                    "timestamp",
                    "start_timestamp",
                    "id");

    private static final Set<String> CODE =
            Set.of("function", "module", "filename", "abs_path", "package", "lineno", "symbol");

    private static final String MESSAGE_PARAMETER = "sentry.message.parameter.";
    private static final int LONGEST_ID = 60;
    private static final int SHORTEST_ID = 16;

    private Fields() {}

    /** Whether the protocol itself uses {@code name}, harmless as it is. */
    static boolean isProtocol(String name) {
        return PROTOCOL.contains(name);
    }

    /** Whether {@code name} stands before an id or a time, whose digits are no account. */
    static boolean isId(String name) {
        return IDS.contains(name);
    }

    /** Whether {@code name} stands before a piece of code in a stack frame. */
    static boolean isCode(String name) {
        return CODE.contains(name);
    }

    /** Whether {@code name} stands before what an entry with a name holds. */
    static boolean isValue(String name) {
        return VALUES.contains(name);
    }

    /** Whether {@code name} stands before a parameter of a log's text. */
    static boolean isMessageParameter(String name) {
        return name.startsWith(MESSAGE_PARAMETER);
    }

    /** Whether {@code value} has the looks of an id or a time. */
    static boolean looksLikeId(String value) {
        if (value.length() > LONGEST_ID) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            if (!Chars.isHex(value.charAt(i)) && "-:.TZ".indexOf(value.charAt(i)) < 0) {
                return false;
            }
        }
        return value.length() >= SHORTEST_ID;
    }
}
