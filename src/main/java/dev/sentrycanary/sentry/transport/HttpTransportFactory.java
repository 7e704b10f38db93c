package dev.sentrycanary.sentry.transport;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

import io.sentry.ITransportFactory;
import io.sentry.RequestDetails;
import io.sentry.SentryOptions;
import io.sentry.transport.ITransport;
import io.sentry.transport.RateLimiter;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.sentry.transport.spool.Spool;
import dev.sentrycanary.sentry.transport.spool.SpoolSettings;

/** Gives the SDK our transport. */
public final class HttpTransportFactory implements ITransportFactory {
    private final TransportSettings settings;
    private final DeliveryFacts facts;
    private final Backlog backlog;
    private final @Nullable CompletableFuture<RequestDetails> target;

    /**
     * @param backlog where to tell what waits
     * @param target the address to post to where the DSN of the options is not yet the real one;
     *     null to take the DSN of the options
     */
    public HttpTransportFactory(
            TransportSettings settings,
            DeliveryFacts facts,
            Backlog backlog,
            @Nullable CompletableFuture<RequestDetails> target) {
        this.settings = settings;
        this.facts = facts;
        this.backlog = backlog;
        this.target = target;
    }

    @Override
    public ITransport create(SentryOptions options, RequestDetails requestDetails) {
        RateLimiter limits = new RateLimiter(options);
        EnvelopeQueue queue =
                new EnvelopeQueue(
                        settings.maxEnvelopes(),
                        settings.maxBytes(),
                        limits::isActiveForCategory,
                        new Backoff(() -> ThreadLocalRandom.current().nextDouble()));
        backlog.watch(queue);
        Fates fates = new Fates(options, facts, backlog);
        SpoolSettings folder = settings.spool();
        Spool spool =
                folder == null
                        ? null
                        : new Spool(folder, DsnKey.of(options.getDsn()), backlog.spool());
        Shipping shipping =
                new Shipping(
                        queue,
                        spool,
                        target != null ? target : CompletableFuture.completedFuture(requestDetails),
                        options,
                        limits,
                        fates,
                        new Outage(queue, facts));
        return new QueuedTransport(shipping, settings.senders(), facts);
    }
}
