/** The page: what was raised, how far it got, and every detail of it, for people and for curl. */
@NullMarked
package dev.sentrycanary.web;

import org.jspecify.annotations.NullMarked;
