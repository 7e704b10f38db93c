/**
 * Server transactions, spans around bean methods and REST client calls, check-ins of scheduled
 * jobs. Imports nothing outside of {@code sentry}.
 */
@NullMarked
package dev.sentrycanary.sentry.tracing;

import org.jspecify.annotations.NullMarked;
