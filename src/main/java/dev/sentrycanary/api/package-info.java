/**
 * The HTTP API of the canary: the test endpoint, runs and receipts. An entry: may import everything
 * but the other entries.
 */
@NullMarked
package dev.sentrycanary.api;

import org.jspecify.annotations.NullMarked;
