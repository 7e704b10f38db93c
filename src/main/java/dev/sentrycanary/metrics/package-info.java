/**
 * What Prometheus reads. An entry like {@code api}: it watches deliveries and the ledger and
 * nothing depends on it.
 */
@NullMarked
package dev.sentrycanary.metrics;

import org.jspecify.annotations.NullMarked;
