/** What every command shares: its streams, its exit codes and its faults. */
@NullMarked
package dev.sentrycanary.cli.terminal;

import org.jspecify.annotations.NullMarked;
