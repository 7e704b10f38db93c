package dev.sentrycanary.cli.verify;

/**
 * One line of a report.
 *
 * @param text as it is printed
 * @param settled whether it will not change any more
 */
record Line(String text, boolean settled) {}
