/**
 * Sentry's protocol: DSN, authentication, envelopes and their encodings. Pure and streaming; no
 * framework, no SDK. Imports nothing else of this project.
 */
@NullMarked
package dev.sentrycanary.wire;

import org.jspecify.annotations.NullMarked;
