package dev.sentrycanary.receipt;

/**
 * How much the ledger remembers.
 *
 * @param runs newest runs, whatever their verdict
 * @param failures failed runs that are kept after they are no longer among the newest
 * @param receipts per run
 * @param early events of which a fact came before anybody said whose they are
 */
public record Limits(int runs, int failures, int receipts, int early) {}
