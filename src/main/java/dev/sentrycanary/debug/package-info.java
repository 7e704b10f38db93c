/**
 * What {@code ?debug=true} tells of a run: its log, its metrics, the configuration. Only {@code
 * api} and {@code web} use it.
 */
@NullMarked
package dev.sentrycanary.debug;

import org.jspecify.annotations.NullMarked;
