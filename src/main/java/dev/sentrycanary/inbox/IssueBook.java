package dev.sentrycanary.inbox;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Groups errors into issues. Bounded: the issue that was silent longest is forgotten first. */
public final class IssueBook {
    private record Key(String project, String fingerprint) {}

    private final int capacity;
    private final Map<Key, Issue> byKey;
    private final Map<String, Key> byId = new HashMap<>();
    private long lastId;

    IssueBook(int capacity) {
        this.capacity = capacity;
        this.byKey = new LinkedHashMap<>(16, 0.75f, true);
    }

    synchronized IssueRef record(String project, String fingerprint, Summary event, Instant at) {
        Key key = new Key(project, fingerprint);
        Issue known = byKey.get(key);
        Issue issue = (known == null ? first(key, event, at) : known).with(event, at);
        byKey.put(key, issue);
        byId.put(issue.id(), key);
        forgetOldest();
        return new IssueRef(issue.id(), change(known));
    }

    /** The issue with this id, unless unknown or forgotten. */
    public synchronized Optional<Issue> find(String id) {
        return Optional.ofNullable(byId.get(id)).map(byKey::get);
    }

    /** All issues, the most recently seen first. */
    public synchronized List<Issue> newestFirst() {
        List<Issue> issues = new java.util.ArrayList<>(byKey.values());
        java.util.Collections.reverse(issues);
        return List.copyOf(issues);
    }

    /** Marks an issue as resolved, so that its next event is a regression, or reopens it. */
    public synchronized Optional<Issue> resolve(String id, boolean resolved) {
        Key key = byId.get(id);
        return key == null
                ? Optional.empty()
                : Optional.ofNullable(
                        byKey.computeIfPresent(key, (k, issue) -> issue.withResolved(resolved)));
    }

    synchronized void clear() {
        byKey.clear();
        byId.clear();
    }

    private Issue first(Key key, Summary event, Instant at) {
        lastId++;
        return new Issue(
                Long.toString(lastId),
                key.project(),
                event.title(),
                event.culprit(),
                event.level(),
                0,
                at,
                at,
                false);
    }

    private static IssueRef.Change change(@Nullable Issue known) {
        if (known == null) {
            return IssueRef.Change.NEW;
        }
        return known.resolved() ? IssueRef.Change.REGRESSION : IssueRef.Change.REPEAT;
    }

    private void forgetOldest() {
        if (byKey.size() > capacity) {
            Key oldest = byKey.keySet().iterator().next();
            byId.remove(byKey.remove(oldest).id());
        }
    }
}
