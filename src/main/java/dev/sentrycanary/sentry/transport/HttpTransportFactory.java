package dev.sentrycanary.sentry.transport;

import java.util.concurrent.CompletableFuture;

import io.sentry.ITransportFactory;
import io.sentry.RequestDetails;
import io.sentry.SentryOptions;
import io.sentry.transport.ITransport;
import org.jspecify.annotations.Nullable;

/** Gives the SDK our transport. */
public final class HttpTransportFactory implements ITransportFactory {
    private final int maxEnvelopes;
    private final long maxBytes;
    private final int senders;
    private final DeliveryFacts facts;
    private final @Nullable CompletableFuture<RequestDetails> target;

    /**
     * @param target the address to post to where the DSN of the options is not yet the real one;
     *     null to take the DSN of the options
     */
    public HttpTransportFactory(
            int maxEnvelopes,
            long maxBytes,
            int senders,
            DeliveryFacts facts,
            @Nullable CompletableFuture<RequestDetails> target) {
        this.maxEnvelopes = maxEnvelopes;
        this.maxBytes = maxBytes;
        this.senders = senders;
        this.facts = facts;
        this.target = target;
    }

    @Override
    public ITransport create(SentryOptions options, RequestDetails requestDetails) {
        return new QueuedTransport(
                new EnvelopeQueue(maxEnvelopes, maxBytes),
                senders,
                target != null ? target : CompletableFuture.completedFuture(requestDetails),
                options,
                facts);
    }
}
