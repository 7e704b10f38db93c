/**
 * Carries envelopes to the target over HTTP and tells how each attempt ended. Imports nothing
 * outside of {@code sentry}.
 */
@NullMarked
package dev.sentrycanary.sentry.transport;

import org.jspecify.annotations.NullMarked;
