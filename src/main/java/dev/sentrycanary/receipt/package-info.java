/**
 * What was proven of each event, stage by stage, and the verdict of a run. Imports only the JDK.
 */
@NullMarked
package dev.sentrycanary.receipt;

import org.jspecify.annotations.NullMarked;
