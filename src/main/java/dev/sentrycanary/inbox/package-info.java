/** The embedded Sentry: ingest, bounded store, lookup and its own small JSON API. */
@NullMarked
package dev.sentrycanary.inbox;

import org.jspecify.annotations.NullMarked;
