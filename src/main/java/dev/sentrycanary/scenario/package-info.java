/**
 * Failures raised on purpose, one class each; they know nothing of receipts. May import {@code
 * sentry}, {@code access} and the SDK.
 */
@NullMarked
package dev.sentrycanary.scenario;

import org.jspecify.annotations.NullMarked;
