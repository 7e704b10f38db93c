/** How the application is started. */
@NullMarked
package dev.sentrycanary.cli;

import org.jspecify.annotations.NullMarked;
