/**
 * Keeps the Sentry scopes of one request or job apart from those of every other. Imports nothing
 * outside of {@code sentry}.
 */
@NullMarked
package dev.sentrycanary.sentry.scope;

import org.jspecify.annotations.NullMarked;
