/** The command that runs scenarios and answers with an exit code. Imports what {@code cli} may. */
@NullMarked
package dev.sentrycanary.cli.verify;

import org.jspecify.annotations.NullMarked;
