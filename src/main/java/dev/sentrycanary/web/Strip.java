package dev.sentrycanary.web;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.web.view.RunRow;
import dev.sentrycanary.web.view.Sparkline;

/**
 * How the canary is, in one line.
 *
 * @param last its last run, or null
 * @param sparkline its last runs
 */
public record Strip(@Nullable RunRow last, Sparkline sparkline) {}
