package dev.sentrycanary.sentry.transport;

import java.util.concurrent.CompletableFuture;

import io.sentry.RequestDetails;
import io.sentry.SentryOptions;
import io.sentry.transport.RateLimiter;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.sentry.transport.spool.Spool;

/**
 * What the transport and its senders share.
 *
 * @param queue what waits
 * @param spool where it is kept on disk, if it is
 * @param target where to post, once known
 * @param options of the SDK
 * @param limits the target's rate limits
 * @param fates where the end of each envelope is told
 * @param outage why envelopes wait
 */
record Shipping(
        EnvelopeQueue queue,
        @Nullable Spool spool,
        CompletableFuture<RequestDetails> target,
        SentryOptions options,
        RateLimiter limits,
        Fates fates,
        Outage outage) {}
