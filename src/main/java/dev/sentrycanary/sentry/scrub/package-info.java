/**
 * Takes secrets out of everything that leaves for Sentry, as its last step before the wire. Imports
 * nothing outside of {@code sentry}.
 */
@NullMarked
package dev.sentrycanary.sentry.scrub;

import org.jspecify.annotations.NullMarked;
