/** Keeps the Sentry scopes of one request or job apart from those of every other. */
@NullMarked
package dev.sentrycanary.sentry.scope;

import org.jspecify.annotations.NullMarked;
