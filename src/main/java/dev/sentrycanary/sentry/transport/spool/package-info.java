/** Keeps envelopes on disk until their fate is known. */
@NullMarked
package dev.sentrycanary.sentry.transport.spool;

import org.jspecify.annotations.NullMarked;
