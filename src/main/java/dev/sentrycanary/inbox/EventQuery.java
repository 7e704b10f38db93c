package dev.sentrycanary.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import jakarta.ws.rs.core.MultivaluedMap;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.problem.ProblemException;
import dev.sentrycanary.wire.EventIds;

/** Which events are meant: the query parameters that listing and waiting share. */
final class EventQuery {
    static final Set<String> NAMES =
            Set.of(
                    "kind",
                    "level",
                    "event_id",
                    "trace_id",
                    "q",
                    "tag",
                    "message",
                    "environment",
                    "release",
                    "project",
                    "issue",
                    "since");

    /** More of these narrow the search; a second value of any other can only be a mistake. */
    private static final Set<String> REPEATABLE = Set.of("q", "tag");

    private final List<Predicate<InboxEvent>> conditions = new ArrayList<>();
    private final long since;

    private EventQuery(long since) {
        this.since = since;
    }

    /**
     * Reads the parameters.
     *
     * @param also names that the caller understands beside {@link #NAMES}
     * @throws ProblemException 400 naming the parameter and what it may be
     */
    static EventQuery of(MultivaluedMap<String, String> parameters, Set<String> also) {
        for (String name : parameters.keySet()) {
            if (!NAMES.contains(name) && !also.contains(name)) {
                Set<String> known = new TreeSet<>(NAMES);
                known.addAll(also);
                throw bad(name, "is not known; known are " + String.join(", ", known));
            }
        }
        parameters.forEach(
                (name, values) -> {
                    if (values.size() > 1 && !REPEATABLE.contains(name)) {
                        throw bad(name, "may be given only once");
                    }
                });
        EventQuery query = new EventQuery(number(parameters, "since", 0, 0, Long.MAX_VALUE - 1));
        parameters.forEach((name, values) -> values.forEach(v -> query.condition(name, v)));
        return query;
    }

    long since() {
        return since;
    }

    boolean matches(InboxEvent event) {
        for (Predicate<InboxEvent> condition : conditions) {
            if (!condition.test(event)) {
                return false;
            }
        }
        return event.sequence() > since;
    }

    private void condition(String name, String value) {
        switch (name) {
            case "kind" -> {
                Kind kind = kind(value);
                conditions.add(e -> e.summary().kind() == kind);
            }
            case "level" -> {
                if (!Levels.know(value)) {
                    throw bad("level", "must be one of " + String.join(", ", Levels.NAMES));
                }
                conditions.add(e -> value.equalsIgnoreCase(e.summary().level()));
            }
            case "event_id" -> {
                String id = id(name, value);
                conditions.add(e -> id.equals(e.summary().eventId()) || id.equals(e.id()));
            }
            case "trace_id" -> {
                String id = id(name, value);
                conditions.add(e -> id.equals(e.summary().traceId()));
            }
            case "q" -> {
                String text = value.toLowerCase(Locale.ROOT);
                conditions.add(e -> anywhere(e, text));
            }
            case "tag" -> tag(value);
            case "message" -> conditions.add(e -> message(e.summary(), value));
            case "environment" -> conditions.add(e -> value.equals(e.summary().environment()));
            case "release" -> conditions.add(e -> value.equals(e.summary().release()));
            case "project" -> conditions.add(e -> value.equals(e.project()));
            case "issue" -> conditions.add(e -> e.issue() != null && value.equals(e.issue().id()));
            default -> {} // understood by the caller
        }
    }

    private void tag(String value) {
        int equals = value.indexOf('=');
        if (equals < 1) {
            throw bad("tag", "must be key=value");
        }
        String key = value.substring(0, equals);
        String wanted = value.substring(equals + 1);
        conditions.add(e -> wanted.equals(e.summary().tags().get(key)));
    }

    private static boolean message(Summary summary, String text) {
        return summary.title().contains(text)
                || (summary.message() != null && summary.message().contains(text));
    }

    private static boolean anywhere(InboxEvent event, String text) {
        Summary summary = event.summary();
        return contains(event.id(), text)
                || contains(summary.eventId(), text)
                || contains(summary.traceId(), text)
                || contains(summary.title(), text)
                || contains(summary.message(), text)
                || contains(summary.culprit(), text)
                || summary.tags().entrySet().stream().anyMatch(tag -> contains(tag, text));
    }

    private static boolean contains(Map.Entry<String, String> tag, String text) {
        return contains(tag.getKey() + "=" + tag.getValue(), text);
    }

    private static boolean contains(@Nullable String text, String part) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(part);
    }

    private static Kind kind(String value) {
        for (Kind kind : Kind.values()) {
            if (kind.wireName().equals(value)) {
                return kind;
            }
        }
        List<String> known = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            known.add(kind.wireName());
        }
        throw bad("kind", "must be one of " + String.join(", ", known));
    }

    private static String id(String name, String value) {
        String id = EventIds.normalize(value);
        if (id == null) {
            throw bad(name, "must be 32 hex digits, with or without dashes");
        }
        return id;
    }

    /** A whole number, or {@code fallback} where the parameter is absent. */
    static long number(
            MultivaluedMap<String, String> parameters,
            String name,
            long fallback,
            long least,
            long most) {
        String text = parameters.getFirst(name);
        if (text == null) {
            return fallback;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below
        }
        throw bad(name, "must be a whole number from " + least + " to " + most);
    }

    static ProblemException bad(String name, String why) {
        return new ProblemException(
                400, "Bad parameter", "The parameter " + name + " " + why + ".", Map.of());
    }
}
