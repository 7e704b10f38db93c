/**
 * Live updates over server-sent events: a ring of what changed, and the readers' streams. Imports
 * nothing else of this project.
 */
@NullMarked
package dev.sentrycanary.web.live;

import org.jspecify.annotations.NullMarked;
