/** The Sentry under test, as a value that is passed along. */
@NullMarked
package dev.sentrycanary.probe.target;

import org.jspecify.annotations.NullMarked;
