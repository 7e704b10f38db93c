package dev.sentrycanary.scenario;

import java.util.List;
import java.util.Optional;

/**
 * A value that the caller of a scenario may choose.
 *
 * @param name as in the query or body
 * @param about one line for people
 * @param fallback the value that counts when none is given
 * @param bounds what is allowed
 */
public record Parameter(String name, String about, String fallback, Bounds bounds) {

    /** A whole number between two limits, both included. */
    public static Parameter number(String name, String about, long fallback, long min, long max) {
        return new Parameter(name, about, Long.toString(fallback), new Range(min, max));
    }

    /** One of a few words; the first is the fallback. */
    public static Parameter choice(String name, String about, String... words) {
        return new Parameter(name, about, words[0], new Choice(List.of(words)));
    }

    /** Says why {@code value} is not allowed, or nothing when it is. */
    public Optional<String> complaint(String value) {
        return bounds.allows(value) ? Optional.empty() : Optional.of("must be " + bounds.text());
    }

    /** Which values a parameter takes. */
    public interface Bounds {
        boolean allows(String value);

        /** The few words that are allowed; empty where it is no choice between words. */
        default List<String> words() {
            return List.of();
        }

        /** The bounds in words, for example {@code a whole number from 1 to 100}. */
        String text();
    }

    private record Range(long min, long max) implements Bounds {
        @Override
        public boolean allows(String value) {
            try {
                long number = Long.parseLong(value);
                return number >= min && number <= max;
            } catch (NumberFormatException e) {
                return false;
            }
        }

        @Override
        public String text() {
            return "a whole number from " + min + " to " + max;
        }
    }

    private record Choice(List<String> words) implements Bounds {
        @Override
        public boolean allows(String value) {
            return words.contains(value);
        }

        @Override
        public String text() {
            return "one of " + String.join(", ", words);
        }
    }
}
