/**
 * Decides who may ask for what and how often, before any other code sees the request. Imports
 * nothing of this project but {@code problem} and {@code sentry}.
 */
@NullMarked
package dev.sentrycanary.access;

import org.jspecify.annotations.NullMarked;
