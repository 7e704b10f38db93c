/**
 * The page: what was raised, how far it got, and every detail of it, for people and for curl. An
 * entry: may import everything but the other entries.
 */
@NullMarked
package dev.sentrycanary.web;

import org.jspecify.annotations.NullMarked;
