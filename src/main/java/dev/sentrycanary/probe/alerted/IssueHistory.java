package dev.sentrycanary.probe.alerted;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What we know of the issues that our events are in: when each was last resolved, which events came
 * since, and whether an alert told of them. An issue has to ring once after each resolution; what
 * comes after that ring, or may have come before the resolution, is silent and proves nothing.
 */
final class IssueHistory {
    private static final int ISSUES = 1_000;
    private static final int EVENTS = 2_000;

    private final boolean wholeHistory;
    private final Map<String, Past> pasts = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * No issues.
     *
     * @param wholeHistory whether an issue that we do not know is new, as with the inbox within
     *     this process; elsewhere it may have been open for long
     */
    IssueHistory(boolean wholeHistory) {
        this.wholeHistory = wholeHistory;
    }

    synchronized void stored(StoredIn event) {
        Past past = past(event.issue());
        if (past.isBehind(event)) {
            past.leave(event);
            return;
        }
        past.events.addLast(event);
        if (past.events.size() > EVENTS) {
            past.events.removeFirst();
        }
    }

    /** An alert told of the issue and of all that is in it. */
    synchronized void told(String issue) {
        past(issue).told = true;
    }

    /**
     * An alert told of the issue, for an event that is not ours.
     *
     * @return whether events of ours were in it before
     */
    synchronized boolean foreign(String issue) {
        Past past = past(issue);
        past.told = true;
        return past.resolved != null || !past.events.isEmpty();
    }

    /** Whether an event of ours came since its issue was last resolved. */
    synchronized Period period(String issue, String eventId, Instant captured) {
        Past past = past(issue);
        if (past.events.stream().anyMatch(event -> event.eventId().equals(eventId))) {
            return Period.CURRENT;
        }
        if (past.over.contains(eventId) || eventId.equals(past.rung)) {
            return Period.OVER;
        }
        return past.asked == null || !captured.isBefore(past.asked)
                ? Period.CURRENT
                : Period.UNKNOWN;
    }

    /** Our events in the issue since it was resolved, oldest first, as far as they are known. */
    synchronized List<StoredIn> since(String issue) {
        return List.copyOf(past(issue).events);
    }

    /**
     * An issue was resolved.
     *
     * @param rung the event whose alert rang before, which may be known to be stored only later
     */
    synchronized void resolved(String issue, Instant asked, Instant done, @Nullable String rung) {
        Past past = past(issue);
        past.asked = asked;
        past.rung = rung;
        past.resolved = done;
        past.trouble = null;
        past.told = false;
        // What came while we were asking may have been before or after: it stays.
        past.events.stream().filter(past::isBehind).forEach(past::leave);
        past.events.removeIf(past::isBehind);
    }

    synchronized void notResolved(String issue, String why) {
        past(issue).trouble = why;
    }

    /**
     * Why the silence of alerts proves nothing for this event; empty when it, or another before it,
     * had to ring.
     */
    synchronized Optional<String> excuse(StoredIn event) {
        Past past = past(event.issue());
        String trouble = past.trouble == null ? "" : " and could not be resolved: " + past.trouble;
        if (past.resolved == null && !wholeHistory) {
            return Optional.of("issue " + event.issue() + " may have been open before" + trouble);
        }
        boolean resolvedBefore = past.resolved == null || past.resolved.isBefore(event.captured());
        return !past.told && resolvedBefore
                ? Optional.empty()
                : Optional.of(
                        "issue "
                                + event.issue()
                                + " was open already when this event came"
                                + trouble);
    }

    private Past past(String issue) {
        Past past = pasts.computeIfAbsent(issue, id -> new Past());
        if (pasts.size() > ISSUES) {
            pasts.remove(pasts.keySet().iterator().next());
        }
        return past;
    }

    /** When an event came, seen from the last resolution of its issue. */
    enum Period {
        /** Since then, or the issue was never resolved. */
        CURRENT,
        /** Before: an alert on it, however late, tells of nothing that came after. */
        OVER,
        /** It was captured before, but may have been accepted since. */
        UNKNOWN
    }

    private static final class Past {
        private final Deque<StoredIn> events = new ArrayDeque<>();
        private final Set<String> over = new LinkedHashSet<>();
        private @Nullable Instant asked;
        private @Nullable Instant resolved;
        private @Nullable String rung;
        private @Nullable String trouble;
        private boolean told;

        private void leave(StoredIn event) {
            over.add(event.eventId());
            if (over.size() > EVENTS) {
                over.remove(over.iterator().next());
            }
        }

        /** Whether the event is known to have come before the last resolution. */
        private boolean isBehind(StoredIn event) {
            return event.eventId().equals(rung)
                    || (asked != null && event.accepted().isBefore(asked));
        }
    }
}
