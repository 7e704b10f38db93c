/** Sentry for Quarkus. Imports nothing else of this project, so that a team can lift it out. */
@NullMarked
package dev.sentrycanary.sentry;

import org.jspecify.annotations.NullMarked;
