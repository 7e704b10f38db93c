/**
 * The command that creates in Sentry the alert that the canary waits for. Imports what {@code cli}
 * may.
 */
@NullMarked
package dev.sentrycanary.cli.setup;

import org.jspecify.annotations.NullMarked;
