/**
 * What Prometheus reads. It watches deliveries and the ledger. An entry: may import everything but
 * the other entries.
 */
@NullMarked
package dev.sentrycanary.metrics;

import org.jspecify.annotations.NullMarked;
