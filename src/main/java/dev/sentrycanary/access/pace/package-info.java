/**
 * Gives each request a time to arrive in, below HTTP, where a caller that dribbles would otherwise
 * hold its connection for as long as it likes. Imports nothing of this project.
 */
@NullMarked
package dev.sentrycanary.access.pace;

import org.jspecify.annotations.NullMarked;
