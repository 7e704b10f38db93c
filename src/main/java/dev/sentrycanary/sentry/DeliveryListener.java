package dev.sentrycanary.sentry;

import java.util.List;

/**
 * Told what becomes of each event that this application gives to the Sentry SDK. Every CDI bean of
 * this type is called on the thread where the fact is learnt; it must return quickly. What it
 * throws is logged once and changes nothing.
 */
public interface DeliveryListener {
    /** The SDK kept the event: it passed sampling, processors and hooks and waits to be sent. */
    default void captured(CapturedEvent event) {}

    /** The SDK gave the event up before any attempt to send it. */
    default void dropped(DroppedEvent event) {}

    /**
     * An envelope is ready for the wire and waits for its turn.
     *
     * @param eventIds ids of the events in it, as in {@link CapturedEvent#eventId()}
     * @param gzip the whole envelope exactly as it will be sent; not to be changed
     */
    default void queued(List<String> eventIds, byte[] gzip) {}

    /** One attempt to send an envelope has ended, well or not. */
    default void delivered(Delivery delivery) {}
}
