/**
 * What must hold in a stored event, as data: a description and, where it fails, a reason. Imports
 * nothing of this project but {@code scenario}.
 */
@NullMarked
package dev.sentrycanary.scenario.expect;

import org.jspecify.annotations.NullMarked;
