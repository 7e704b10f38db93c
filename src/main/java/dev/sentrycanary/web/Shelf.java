package dev.sentrycanary.web;

import dev.sentrycanary.inbox.Kind;

/** A list of the inbox: which kinds it shows and where. */
public enum Shelf {
    EVENTS("/", "Events", "events"),
    LOGS("/logs", "Logs", "logs"),
    METRICS("/metrics", "Metrics", "metrics"),
    CHECK_INS("/check-ins", "Check-ins", "check-ins"),
    SESSIONS("/sessions", "Sessions", "sessions"),
    FEEDBACK("/feedback", "Feedback", "feedback"),
    PROFILES("/profiles", "Profiles", "profiles"),
    OTHER("/other", "Other", "other items");

    private final String path;
    private final String title;
    private final String noun;

    Shelf(String path, String title, String noun) {
        this.path = path;
        this.title = title;
        this.noun = noun;
    }

    /** The shelf that shows events of {@code kind}. */
    static Shelf of(Kind kind) {
        return switch (kind) {
            case ERROR, TRANSACTION, SPAN -> EVENTS;
            case LOG -> LOGS;
            case METRIC -> METRICS;
            case CHECK_IN -> CHECK_INS;
            case SESSION -> SESSIONS;
            case FEEDBACK -> FEEDBACK;
            case PROFILE -> PROFILES;
            case ATTACHMENT, REPLAY, CLIENT_REPORT, OTHER -> OTHER;
        };
    }

    /** The shelf of this address. */
    static Shelf at(String path) {
        for (Shelf shelf : values()) {
            if (shelf.path.equals(path)) {
                return shelf;
            }
        }
        throw new IllegalArgumentException("no list at " + path);
    }

    boolean holds(Kind kind) {
        return of(kind) == this;
    }

    /** Its address. */
    public String path() {
        return path;
    }

    /** Its heading. */
    public String title() {
        return title;
    }

    /** What it holds, in the plural. */
    public String noun() {
        return noun;
    }
}
