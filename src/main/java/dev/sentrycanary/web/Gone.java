package dev.sentrycanary.web;

/**
 * Something that is not there.
 *
 * @param title what is missing
 * @param why why it may be missing, and what would keep it
 */
public record Gone(String title, String why) {}
