/** Keeps envelopes on disk until their fate is known. Imports only the JDK and the logger. */
@NullMarked
package dev.sentrycanary.sentry.transport.spool;

import org.jspecify.annotations.NullMarked;
