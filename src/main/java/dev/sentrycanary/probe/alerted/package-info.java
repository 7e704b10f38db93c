/**
 * Did the alert ring? Matches rings to events and keeps issues ready for the next ring. Imports
 * {@code probe.target} and {@code receipt}.
 */
@NullMarked
package dev.sentrycanary.probe.alerted;

import org.jspecify.annotations.NullMarked;
