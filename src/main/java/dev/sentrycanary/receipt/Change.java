package dev.sentrycanary.receipt;

/**
 * Says that there is news of a run; readers ask the ledger for what they need.
 *
 * @param run its id
 * @param decided whether this change brought the verdict
 */
public record Change(String run, boolean decided) {}
