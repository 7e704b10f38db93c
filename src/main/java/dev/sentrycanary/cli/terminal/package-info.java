/**
 * What every command shares: its streams, its exit codes and its faults. Imports what {@code cli}
 * may, none of the commands.
 */
@NullMarked
package dev.sentrycanary.cli.terminal;

import org.jspecify.annotations.NullMarked;
