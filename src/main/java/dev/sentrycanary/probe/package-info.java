/**
 * Runs scenarios and follows each event through the stages into the ledger. May import what stands
 * below it ({@code scenario}, {@code sentry}, {@code wire}, {@code problem}, {@code access}, {@code
 * receipt}), neither {@code inbox} nor {@code alert}.
 */
@NullMarked
package dev.sentrycanary.probe;

import org.jspecify.annotations.NullMarked;
