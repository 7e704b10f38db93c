package dev.sentrycanary.inbox;

/**
 * How much the inbox holds before it drops the oldest.
 *
 * @param events how many events, and how many envelopes
 * @param bytes how many bytes of decompressed envelopes
 */
public record InboxBounds(int events, long bytes) {}
