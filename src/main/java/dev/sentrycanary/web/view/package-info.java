/**
 * What the page shows, read off hostile JSON into plain records; knows neither HTTP nor CDI.
 * Imports {@code receipt} and Jackson.
 */
@NullMarked
package dev.sentrycanary.web.view;

import org.jspecify.annotations.NullMarked;
