/**
 * What an event learns from the HTTP request in which it was captured, and which errors it reports.
 */
@NullMarked
package dev.sentrycanary.sentry.request;

import org.jspecify.annotations.NullMarked;
