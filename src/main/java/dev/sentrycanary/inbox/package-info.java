/**
 * The embedded Sentry: ingest, bounded store, lookup and its own small JSON API. May import what
 * stands below the features, of {@code probe} the target only.
 */
@NullMarked
package dev.sentrycanary.inbox;

import org.jspecify.annotations.NullMarked;
