/** Runs scenarios and follows each event through the stages into the ledger. */
@NullMarked
package dev.sentrycanary.probe;

import org.jspecify.annotations.NullMarked;
