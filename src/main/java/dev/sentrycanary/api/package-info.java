/** The HTTP API of the canary: the test endpoint, runs and receipts. */
@NullMarked
package dev.sentrycanary.api;

import org.jspecify.annotations.NullMarked;
