/** What must hold in a stored event, as data: a description and, where it fails, a reason. */
@NullMarked
package dev.sentrycanary.scenario.expect;

import org.jspecify.annotations.NullMarked;
