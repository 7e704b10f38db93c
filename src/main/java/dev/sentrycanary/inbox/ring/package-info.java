/**
 * Rings on new issues and regressions of the inbox, by signed webhooks as Sentry sends them.
 * Imports what {@code inbox} may.
 */
@NullMarked
package dev.sentrycanary.inbox.ring;

import org.jspecify.annotations.NullMarked;
