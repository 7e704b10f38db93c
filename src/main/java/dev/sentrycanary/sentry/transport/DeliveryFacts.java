package dev.sentrycanary.sentry.transport;

import java.util.List;

import dev.sentrycanary.sentry.Delivery;

/** Where the transport tells what it learns. */
public interface DeliveryFacts {
    /** The SDK handed over an event; called on the capturing thread. */
    void captured(String eventId, String category);

    /** An envelope is ready for the wire, compressed as it will be sent. */
    void queued(List<String> eventIds, byte[] gzip);

    /** An attempt to send has ended. */
    void delivered(Delivery delivery);

    /** Runs what counts losses of the transport itself, which {@link #delivered} tells already. */
    void quietly(Runnable count);
}
