package dev.sentrycanary.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.inbox.InboxEvent;
import dev.sentrycanary.inbox.Kind;
import dev.sentrycanary.inbox.Levels;
import dev.sentrycanary.inbox.Summary;
import dev.sentrycanary.receipt.Stage;

/**
 * What the reader searches for: words that all must occur, and {@code name:value} pairs such as
 * {@code level:error}, {@code scenario:custom} or any tag. Quotes keep blanks together.
 */
final class EventFilter implements Predicate<InboxEvent> {
    private static final int LENGTH = 500;
    private static final int TERMS = 20;
    private static final Pattern TERM =
            Pattern.compile("(?:([A-Za-z][\\w.-]*):)?(?:\"([^\"]*)\"|(\\S+))");

    private static final Map<String, List<String>> CLOSED =
            Map.of(
                    "level",
                    Levels.NAMES,
                    "kind",
                    Arrays.stream(Kind.values()).map(Kind::wireName).toList(),
                    "stage",
                    Arrays.stream(Stage.values()).map(Stage::code).toList());

    private final String query;
    private final List<Predicate<InboxEvent>> terms = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();

    private EventFilter(String query) {
        this.query = query;
    }

    /** Reads a search; every text is one, the empty one lets everything pass. */
    static EventFilter of(@Nullable String query, ReachedStages stages) {
        String text = query == null ? "" : query.strip();
        EventFilter filter = new EventFilter(text.substring(0, Math.min(LENGTH, text.length())));
        Matcher matcher = TERM.matcher(filter.query);
        while (matcher.find() && filter.terms.size() < TERMS) {
            String name = matcher.group(1);
            String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            if (name == null) {
                filter.terms.add(words(value));
            } else {
                filter.terms.add(field(name, value, stages));
                filter.check(name.toLowerCase(Locale.ROOT), value.toLowerCase(Locale.ROOT));
            }
        }
        return filter;
    }

    /** The search as it was typed. */
    String query() {
        return query;
    }

    /** What no event can match, a sentence each. */
    List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    private void check(String name, String value) {
        List<String> known = CLOSED.getOrDefault(name, List.of(value));
        if (!known.contains(value)) {
            mistakes.add(
                    "There is no "
                            + name
                            + " "
                            + value
                            + "; there are "
                            + String.join(", ", known)
                            + ".");
        }
    }

    boolean isEmpty() {
        return terms.isEmpty();
    }

    @Override
    public boolean test(InboxEvent event) {
        for (Predicate<InboxEvent> term : terms) {
            if (!term.test(event)) {
                return false;
            }
        }
        return true;
    }

    private static Predicate<InboxEvent> field(String name, String value, ReachedStages stages) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "level" -> e -> value.equalsIgnoreCase(e.summary().level());
            case "kind" -> e -> value.equalsIgnoreCase(e.summary().kind().wireName());
            case "type" -> e -> contains(e.summary().exceptionType(), value);
            case "status" -> e -> value.equalsIgnoreCase(e.summary().status());
            case "stage" -> e -> value.equalsIgnoreCase(stages.of(e));
            case "trace" -> e -> value.equalsIgnoreCase(e.summary().traceId());
            case "issue" -> e -> e.issue() != null && e.issue().id().equals(value);
            case "project" -> e -> e.project().equals(value);
            case "release" -> e -> value.equals(e.summary().release());
            case "environment", "env" -> e -> value.equals(e.summary().environment());
            case "sdk" -> e -> contains(e.summary().sdk(), value);
            case "platform" -> e -> value.equalsIgnoreCase(e.summary().platform());
            case "scenario", "run" -> tag("canary." + name.toLowerCase(Locale.ROOT), value);
            default -> tag(name, value).or(words(name + ":" + value));
        };
    }

    private static Predicate<InboxEvent> tag(String name, String value) {
        return e -> value.equals(e.summary().tags().get(name));
    }

    private static Predicate<InboxEvent> words(String text) {
        return e -> anywhere(e, text);
    }

    private static boolean anywhere(InboxEvent event, String text) {
        Summary summary = event.summary();
        if (contains(summary.title(), text)
                || contains(summary.message(), text)
                || contains(summary.culprit(), text)
                || event.id().startsWith(text.toLowerCase(Locale.ROOT))) {
            return true;
        }
        for (Map.Entry<String, String> tag : summary.tags().entrySet()) {
            if (contains(tag.getKey(), text) || contains(tag.getValue(), text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(@Nullable String text, String part) {
        if (text == null) {
            return false;
        }
        for (int at = 0; at <= text.length() - part.length(); at++) {
            if (text.regionMatches(true, at, part, 0, part.length())) {
                return true;
            }
        }
        return false;
    }
}
