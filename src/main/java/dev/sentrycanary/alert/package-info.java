/**
 * Receives alert webhooks: genuine, fresh and new ones only. May import {@code probe} and what
 * stands below it, not {@code inbox}.
 */
@NullMarked
package dev.sentrycanary.alert;

import org.jspecify.annotations.NullMarked;
