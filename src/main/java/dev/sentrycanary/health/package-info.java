/**
 * What orchestrators ask: whether the process lives and whether it is fit to serve. An entry: may
 * import everything but the other entries.
 */
@NullMarked
package dev.sentrycanary.health;

import org.jspecify.annotations.NullMarked;
