package dev.sentrycanary.web.live;

/**
 * Something that readers may want to see.
 *
 * @param position counts all changes, from 1
 * @param kind what changed
 * @param key the sequence number of an event in the inbox, or the id of a run
 */
public record Change(long position, Kind kind, String key) {
    /** What can change. */
    public enum Kind {
        EVENT,
        RUN
    }
}
