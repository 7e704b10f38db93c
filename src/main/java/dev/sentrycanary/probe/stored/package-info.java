/**
 * Is it stored? Asks the target's own API, reads the event back and compares it with what left.
 * Imports what {@code probe} may.
 */
@NullMarked
package dev.sentrycanary.probe.stored;

import org.jspecify.annotations.NullMarked;
