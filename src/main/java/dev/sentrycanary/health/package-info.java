/**
 * What orchestrators ask: whether the process lives and whether it is fit to serve. An entry like
 * {@code api}; nothing depends on it.
 */
@NullMarked
package dev.sentrycanary.health;

import org.jspecify.annotations.NullMarked;
