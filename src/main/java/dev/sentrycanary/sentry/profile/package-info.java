/** Says clearly where profiling was asked for and cannot be had. */
@NullMarked
package dev.sentrycanary.sentry.profile;

import org.jspecify.annotations.NullMarked;
