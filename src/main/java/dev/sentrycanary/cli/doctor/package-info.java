/**
 * The command that looks at each link of the chain without raising anything. Imports what {@code
 * cli} may.
 */
@NullMarked
package dev.sentrycanary.cli.doctor;

import org.jspecify.annotations.NullMarked;
