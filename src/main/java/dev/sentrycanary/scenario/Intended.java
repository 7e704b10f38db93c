package dev.sentrycanary.scenario;

/**
 * Marks what a scenario throws on purpose. Any other throwable that leaves a scenario means that
 * the scenario itself is broken.
 */
public interface Intended {
    /** The HTTP status that a caller gets for it. */
    int status();
}
