/**
 * Makes the inbox misbehave on purpose, for tests and demonstrations; off unless enabled. Imports
 * what {@code inbox} may.
 */
@NullMarked
package dev.sentrycanary.inbox.fault;

import org.jspecify.annotations.NullMarked;
