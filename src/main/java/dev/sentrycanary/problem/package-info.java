/**
 * Errors as RFC 9457 problems: the one shape of every error that our own API answers. May import
 * {@code sentry}, nothing else of this project.
 */
@NullMarked
package dev.sentrycanary.problem;

import org.jspecify.annotations.NullMarked;
