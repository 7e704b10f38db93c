package dev.sentrycanary.sentry.transport;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.sentry.transport.spool.SpoolSettings;

/**
 * The bounds of the transport.
 *
 * @param maxEnvelopes how many envelopes that are not on disk may wait
 * @param maxBytes how many bytes of compressed envelopes may be in memory
 * @param senders how many connections send at the same time
 * @param spool where envelopes are also kept on disk; null for memory alone
 */
public record TransportSettings(
        int maxEnvelopes, long maxBytes, int senders, @Nullable SpoolSettings spool) {}
