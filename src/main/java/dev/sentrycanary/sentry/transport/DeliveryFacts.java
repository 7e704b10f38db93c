package dev.sentrycanary.sentry.transport;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.sentry.Delivery;

/** Where the transport tells what it learns. */
public interface DeliveryFacts {
    /**
     * The SDK handed over an event; called on the capturing thread, but for what the SDK collects
     * first and sends from a thread of its own.
     *
     * @param tags what the event itself bears; null where those of the capturing scope count
     */
    void captured(String eventId, String category, @Nullable Map<String, String> tags);

    /** An envelope is ready for the wire, compressed as it will be sent. */
    void queued(List<String> eventIds, byte[] gzip);

    /** An attempt to send has ended. */
    void delivered(Delivery delivery);

    /** Runs what counts losses of the transport itself, which {@link #delivered} tells already. */
    void quietly(Runnable count);
}
