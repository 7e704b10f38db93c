/** The command that looks at each link of the chain without raising anything. */
@NullMarked
package dev.sentrycanary.cli.doctor;

import org.jspecify.annotations.NullMarked;
