/**
 * What an event learns from the HTTP request in which it was captured, and which errors it reports.
 * Imports nothing outside of {@code sentry}.
 */
@NullMarked
package dev.sentrycanary.sentry.request;

import org.jspecify.annotations.NullMarked;
