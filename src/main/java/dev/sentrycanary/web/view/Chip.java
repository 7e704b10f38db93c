package dev.sentrycanary.web.view;

/**
 * A small fact in a list.
 *
 * @param name what it is, may be empty
 * @param value the fact
 * @param query the search that finds events with the same fact, may be empty
 */
public record Chip(String name, String value, String query) {}
