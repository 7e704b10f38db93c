/**
 * Spotlight's sidecar protocol over our inbox, so that its tools and SDK modes work with it.
 * Imports {@code inbox}, {@code wire} and {@code web.live}.
 */
@NullMarked
package dev.sentrycanary.web.spotlight;

import org.jspecify.annotations.NullMarked;
