/**
 * The Sentry under test, as a value that is passed along. Imports {@code receipt}, {@code sentry}
 * and {@code wire}.
 */
@NullMarked
package dev.sentrycanary.probe.target;

import org.jspecify.annotations.NullMarked;
