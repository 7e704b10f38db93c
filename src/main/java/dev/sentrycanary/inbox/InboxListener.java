package dev.sentrycanary.inbox;

/** Told of each envelope right after it is stored. */
@FunctionalInterface
public interface InboxListener {
    /**
     * Called in the order of the sequence numbers, while the inbox waits: it must return quickly
     * and may read the inbox.
     */
    void stored(StoredEnvelope envelope);
}
