/** Errors as RFC 9457 problems: the one shape of every error that our own API answers. */
@NullMarked
package dev.sentrycanary.problem;

import org.jspecify.annotations.NullMarked;
