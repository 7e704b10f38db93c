package dev.sentrycanary.inbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.jboss.logging.Logger;

import dev.sentrycanary.wire.Envelope;
import dev.sentrycanary.wire.EventIds;

/**
 * Holds what was received, the newest first to be read and the oldest first to go. Adding, finding
 * and dropping cost the same however full it is; reading never waits for writing.
 */
public final class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final InboxBounds bounds;
    private final Clock clock;
    private final IssueBook issues;
    private final List<InboxListener> listeners = new CopyOnWriteArrayList<>();
    private final ConcurrentNavigableMap<Long, StoredEnvelope> envelopes =
            new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<Long, InboxEvent> events = new ConcurrentSkipListMap<>();
    private final Map<String, Deque<InboxEvent>> byId = new HashMap<>();
    private int held;
    private int readable;
    private long bytes;
    private long lastEnvelope;
    private long lastEvent;
    private long dropped;

    Inbox(InboxBounds bounds, Clock clock) {
        this.bounds = bounds;
        this.clock = clock;
        this.issues = new IssueBook(bounds.events());
    }

    /** Reads the events off an envelope and keeps both. */
    public StoredEnvelope add(String project, Envelope envelope) {
        List<Draft> drafts = EnvelopeDigest.of(envelope);
        synchronized (this) {
            Instant now = clock.instant();
            long sequence = ++lastEnvelope;
            List<InboxEvent> added = new ArrayList<>(drafts.size());
            for (Draft draft : drafts) {
                if (!isDuplicate(draft)) {
                    InboxEvent event = event(draft, project, sequence, now);
                    added.add(event);
                    byId.computeIfAbsent(event.id(), id -> new ArrayDeque<>(1)).addFirst(event);
                    events.put(event.sequence(), event);
                }
            }
            StoredEnvelope stored = new StoredEnvelope(sequence, project, now, envelope, added);
            envelopes.put(sequence, stored);
            held++;
            readable += added.size();
            bytes += stored.weight();
            makeRoom();
            listeners.forEach(listener -> tell(listener, stored));
            return stored;
        }
    }

    /** The newest event with this id of its own, with or without dashes. */
    public Optional<InboxEvent> find(String id) {
        String plain = EventIds.normalize(id);
        synchronized (this) {
            Deque<InboxEvent> found = plain == null ? null : byId.get(plain);
            return found == null ? Optional.empty() : Optional.of(found.getFirst());
        }
    }

    /** The envelope with this sequence number, unless it was dropped. */
    public Optional<StoredEnvelope> envelope(long sequence) {
        return Optional.ofNullable(envelopes.get(sequence));
    }

    /** Events after {@code since} and before {@code before}, newest first, as they are now. */
    public Stream<InboxEvent> newestFirst(long since, long before) {
        return since >= before - 1
                ? Stream.empty()
                : events.subMap(since, false, before, false).descendingMap().values().stream();
    }

    /** Envelopes after {@code since}, oldest first, as they are now. */
    public Stream<StoredEnvelope> envelopesSince(long since) {
        return envelopes.tailMap(since, false).values().stream();
    }

    /** Calls {@code listener} for each envelope from now on, until the answer is run. */
    public Runnable subscribe(InboxListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** The issues that the errors were grouped into. */
    public IssueBook issues() {
        return issues;
    }

    /** How full it is. */
    public synchronized InboxStats stats() {
        return new InboxStats(readable, held, bytes, lastEnvelope, dropped);
    }

    /** Forgets everything but the sequence numbers. */
    public synchronized void clear() {
        envelopes.clear();
        events.clear();
        byId.clear();
        issues.clear();
        held = 0;
        readable = 0;
        bytes = 0;
    }

    /** A client that is unsure sends again: an event is there once, whatever else repeats. */
    private boolean isDuplicate(Draft draft) {
        Deque<InboxEvent> known = draft.id == null ? null : byId.get(draft.id);
        return known != null && draft.isEvent() && known.getFirst().summary().kind() == draft.kind;
    }

    private InboxEvent event(Draft draft, String project, long envelope, Instant now) {
        String id = draft.id == null ? EventIds.random() : draft.id;
        if (draft.isEvent()) {
            draft.eventId = id;
        }
        Summary summary = draft.summary();
        IssueRef issue =
                draft.groupKey == null
                        ? null
                        : issues.record(project, draft.groupKey, summary, now);
        return new InboxEvent(id, ++lastEvent, envelope, project, now, summary, issue);
    }

    private void makeRoom() {
        while (held > 1
                && (held > bounds.events()
                        || readable > bounds.events()
                        || bytes > bounds.bytes())) {
            StoredEnvelope oldest = envelopes.pollFirstEntry().getValue();
            held--;
            readable -= oldest.events().size();
            bytes -= oldest.weight();
            dropped++;
            oldest.events().forEach(this::forget);
        }
    }

    private void forget(InboxEvent event) {
        events.remove(event.sequence());
        byId.computeIfPresent(
                event.id(),
                (id, same) -> {
                    same.removeLastOccurrence(event);
                    return same.isEmpty() ? null : same;
                });
    }

    private static void tell(InboxListener listener, StoredEnvelope stored) {
        try {
            listener.stored(stored);
        } catch (RuntimeException e) {
            LOG.warn("A listener of the inbox failed; the envelope is stored all the same", e);
        }
    }
}
