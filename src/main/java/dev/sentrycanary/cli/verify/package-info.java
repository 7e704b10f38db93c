/** The command that runs scenarios and answers with an exit code. */
@NullMarked
package dev.sentrycanary.cli.verify;

import org.jspecify.annotations.NullMarked;
