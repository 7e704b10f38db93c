/**
 * Lets CDI beans take part in what the SDK decides and sends. Imports nothing outside of {@code
 * sentry}.
 */
@NullMarked
package dev.sentrycanary.sentry.hook;

import org.jspecify.annotations.NullMarked;
