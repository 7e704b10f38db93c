package dev.sentrycanary.web;

/**
 * A part of an event's page with an address of its own.
 *
 * @param name the last part of the address
 * @param title its heading
 * @param url its address
 * @param count how much is there, may be empty
 * @param active whether it is open
 */
public record Tab(String name, String title, String url, String count, boolean active) {}
