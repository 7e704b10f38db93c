package dev.sentrycanary.scenario.expect;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.sentrycanary.scenario.EventKind;

/**
 * A rule that a stored event must follow.
 *
 * @param kind which of the run's events it is about
 * @param description the rule in words
 * @param check how it is looked at
 */
public record Expectation(EventKind kind, String description, Check check) {

    /** Looks at one event; a check that fails in itself is a broken rule and never a kept one. */
    public Finding evaluate(Map<String, ?> event) {
        try {
            return new Finding(description, check.complaint(new EventTree(event)).orElse(null));
        } catch (RuntimeException e) {
            return new Finding(description, "the check itself failed: " + e);
        }
    }

    /** The value at {@code path} equals {@code expected}, compared as text. */
    public static Expectation is(EventKind kind, String path, Object expected) {
        return new Expectation(
                kind,
                path + " is " + expected,
                event -> {
                    Optional<String> actual = event.text(path);
                    return actual.filter(String.valueOf(expected)::equals).isPresent()
                            ? Optional.empty()
                            : Optional.of(actual.map(a -> "it is " + a).orElse("it is missing"));
                });
    }

    /** The text at {@code path} contains {@code part}. */
    public static Expectation contains(EventKind kind, String path, String part) {
        return new Expectation(
                kind,
                path + " contains \"" + part + "\"",
                event ->
                        event.text(path).filter(text -> text.contains(part)).isPresent()
                                ? Optional.empty()
                                : Optional.of("it does not"));
    }

    /** The list at {@code path} has at least {@code size} entries. */
    public static Expectation atLeast(EventKind kind, String path, int size) {
        return new Expectation(
                kind,
                path + " has at least " + size + " entries",
                event -> {
                    int actual = event.list(path).size();
                    return actual >= size ? Optional.empty() : Optional.of("it has " + actual);
                });
    }

    /** The values of {@code field} in the list at {@code path} include these, in this order. */
    public static Expectation inOrder(
            EventKind kind, String path, String field, List<String> expected) {
        return new Expectation(
                kind,
                path + " lists " + String.join(", ", expected) + " in this order",
                event -> {
                    int next = 0;
                    for (Object entry : event.list(path)) {
                        if (next < expected.size()
                                && entry instanceof Map<?, ?> map
                                && expected.get(next).equals(map.get(field))) {
                            next++;
                        }
                    }
                    return next == expected.size()
                            ? Optional.empty()
                            : Optional.of("\"" + expected.get(next) + "\" is missing or misplaced");
                });
    }
}
