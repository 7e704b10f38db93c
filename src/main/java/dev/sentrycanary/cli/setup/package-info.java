/** The command that creates in Sentry the alert that the canary waits for. */
@NullMarked
package dev.sentrycanary.cli.setup;

import org.jspecify.annotations.NullMarked;
