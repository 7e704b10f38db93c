/**
 * Says clearly where profiling was asked for and cannot be had. Imports nothing outside of {@code
 * sentry}.
 */
@NullMarked
package dev.sentrycanary.sentry.profile;

import org.jspecify.annotations.NullMarked;
