package dev.sentrycanary.scenario;

/**
 * Events that a scenario raises each time.
 *
 * @param kind of which kind
 * @param count how many
 */
public record Promise(EventKind kind, int count) {}
