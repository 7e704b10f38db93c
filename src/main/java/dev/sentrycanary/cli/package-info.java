/** How the application is started. An entry: may import everything but the other entries. */
@NullMarked
package dev.sentrycanary.cli;

import org.jspecify.annotations.NullMarked;
