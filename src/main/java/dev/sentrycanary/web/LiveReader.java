package dev.sentrycanary.web;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.inbox.InboxEvent;
import dev.sentrycanary.probe.SuiteReport;
import dev.sentrycanary.web.live.SseStream;

/** One open page: what it shows, and how far it has been told. */
final class LiveReader {
    private final SseStream stream;
    private final String topic;
    private final EventFilter filter;
    private long position;
    private @Nullable SuiteReport suite;

    /**
     * @param topic what the page shows, for example {@code list:EVENTS}, {@code run:…}
     * @param filter which events of a list it shows
     */
    LiveReader(SseStream stream, String topic, EventFilter filter, long position) {
        this.stream = stream;
        this.topic = topic;
        this.filter = filter;
        this.position = position;
    }

    SseStream stream() {
        return stream;
    }

    long position() {
        return position;
    }

    void advanceTo(long newest) {
        position = newest;
    }

    boolean lists(InboxEvent event) {
        return topic.startsWith("list:")
                && topic.endsWith(":" + Shelf.of(event.summary().kind()).name())
                && filter.test(event);
    }

    boolean showsRuns() {
        return topic.equals("runs");
    }

    boolean showsRun(String run) {
        return topic.equals("run:" + run);
    }

    /** Id of the run of all scenarios that it shows, or null. */
    @Nullable String suiteId() {
        return topic.startsWith("suite:") ? topic.substring("suite:".length()) : null;
    }

    /** Whether this is news to it; it is told then. */
    boolean learns(SuiteReport report) {
        boolean news = !report.equals(suite);
        suite = report;
        return news;
    }

    /** Whether it may show the dots of this event. */
    boolean showsReceipt(String eventId) {
        return topic.startsWith("list:") || topic.equals("event:" + eventId);
    }
}
