package dev.sentrycanary.sentry.transport.spool;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where envelopes are kept, and how many.
 *
 * @param dir the directory of all spools, one below it for each DSN
 * @param maxBytes how much all of it may take
 * @param maxAge how old an envelope may become before it is given up
 */
public record SpoolSettings(Path dir, long maxBytes, Duration maxAge) {}
