package dev.sentrycanary.sentry.scrub;

import java.util.Set;

/**
 * Adds rules to the scrubber. Every CDI bean of this type is asked for its words once, at start,
 * and for each text that is about to leave for Sentry. It must be thread-safe and quick.
 */
public interface EventScrubber {
    /** Further words that make a key secret wherever they occur in it, in any case. */
    default Set<String> keyWords() {
        return Set.of();
    }

    /** Keys that are never secret by name, in any case; a trailing {@code *} stands for any end. */
    default Set<String> safeKeys() {
        return Set.of();
    }

    /**
     * Takes further secrets out of one text, for which the built-in rules have done their part. If
     * it throws, the whole text is replaced and the failure logged once.
     */
    default String scrub(String text) {
        return text;
    }
}
