/**
 * Runs scenarios by the clock, one round at a time, and tells a second channel how each ended.
 * Imports what {@code probe} may.
 */
@NullMarked
package dev.sentrycanary.probe.watch;

import org.jspecify.annotations.NullMarked;
