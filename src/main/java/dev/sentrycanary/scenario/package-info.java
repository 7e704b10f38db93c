/** Failures raised on purpose, one class each; they know nothing of receipts. */
@NullMarked
package dev.sentrycanary.scenario;

import org.jspecify.annotations.NullMarked;
