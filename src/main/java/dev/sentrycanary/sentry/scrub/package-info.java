/** Takes secrets out of everything that leaves for Sentry, as its last step before the wire. */
@NullMarked
package dev.sentrycanary.sentry.scrub;

import org.jspecify.annotations.NullMarked;
