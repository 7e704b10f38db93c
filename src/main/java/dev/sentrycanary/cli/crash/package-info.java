/** A process that dies on purpose, and the one that listens to it. Imports what {@code cli} may. */
@NullMarked
package dev.sentrycanary.cli.crash;

import org.jspecify.annotations.NullMarked;
