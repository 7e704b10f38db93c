/** Receives alert webhooks: genuine, fresh and new ones only. */
@NullMarked
package dev.sentrycanary.alert;

import org.jspecify.annotations.NullMarked;
