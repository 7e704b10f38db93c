package dev.sentrycanary.inbox;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Waits until enough events match; holds no thread and does not poll. */
final class EventAwait implements InboxListener, AutoCloseable {
    private final EventQuery query;
    private final int count;
    private final TreeMap<Long, InboxEvent> matches = new TreeMap<>(Comparator.reverseOrder());
    private final CompletableFuture<List<InboxEvent>> enough = new CompletableFuture<>();
    private final Runnable unsubscribe;

    private EventAwait(Inbox inbox, EventQuery query, int count) {
        this.query = query;
        this.count = count;
        this.unsubscribe = inbox.subscribe(this);
    }

    static EventAwait start(Inbox inbox, EventQuery query, int count) {
        EventAwait await = new EventAwait(inbox, query, count);
        // Subscribed first, so that nothing falls between what is there and what comes.
        inbox.newestFirst(query.since(), Long.MAX_VALUE)
                .filter(query::matches)
                .limit(count)
                .forEach(await::match);
        return await;
    }

    /** Completes with the matches, newest first, when there are enough. */
    CompletableFuture<List<InboxEvent>> enough() {
        return enough;
    }

    /** The matches so far, newest first. */
    synchronized List<InboxEvent> soFar() {
        return List.copyOf(matches.values());
    }

    @Override
    public void stored(StoredEnvelope envelope) {
        envelope.events().stream().filter(query::matches).forEach(this::match);
    }

    @Override
    public void close() {
        unsubscribe.run();
    }

    private void match(InboxEvent event) {
        List<InboxEvent> found = null;
        synchronized (this) {
            matches.put(event.sequence(), event);
            if (matches.size() >= count) {
                found = soFar();
            }
        }
        if (found != null) {
            enough.complete(found);
        }
    }
}
