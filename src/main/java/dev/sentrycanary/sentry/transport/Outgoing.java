package dev.sentrycanary.sentry.transport;

import java.util.List;

import io.sentry.Hint;

/** An envelope ready for the wire. A class, since its bytes are shared and never compared. */
final class Outgoing {
    private final List<String> eventIds;
    private final List<String> itemTypes;
    private final byte[] body;
    private final Hint hint;

    /**
     * @param eventIds ids of the events in it
     * @param itemTypes types of its items
     * @param body the whole envelope, gzip
     * @param hint what the SDK waits for or wants to be told
     */
    Outgoing(List<String> eventIds, List<String> itemTypes, byte[] body, Hint hint) {
        this.eventIds = eventIds;
        this.itemTypes = itemTypes;
        this.body = body;
        this.hint = hint;
    }

    List<String> eventIds() {
        return eventIds;
    }

    List<String> itemTypes() {
        return itemTypes;
    }

    byte[] body() {
        return body;
    }

    Hint hint() {
        return hint;
    }
}
