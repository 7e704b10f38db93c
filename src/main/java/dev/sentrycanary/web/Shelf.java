package dev.sentrycanary.web;

import java.util.EnumSet;
import java.util.Set;

import dev.sentrycanary.inbox.Kind;

/** A list of the inbox: which kinds it shows and where. */
public enum Shelf {
    EVENTS("/", "Events", "events", EnumSet.of(Kind.ERROR, Kind.TRANSACTION, Kind.SPAN)),
    LOGS("/logs", "Logs", "logs", EnumSet.of(Kind.LOG)),
    METRICS("/metrics", "Metrics", "metrics", EnumSet.of(Kind.METRIC)),
    CHECK_INS("/check-ins", "Check-ins", "check-ins", EnumSet.of(Kind.CHECK_IN)),
    SESSIONS("/sessions", "Sessions", "sessions", EnumSet.of(Kind.SESSION)),
    FEEDBACK("/feedback", "Feedback", "feedback", EnumSet.of(Kind.FEEDBACK)),
    PROFILES("/profiles", "Profiles", "profiles", EnumSet.of(Kind.PROFILE)),
    OTHER(
            "/other",
            "Other",
            "other items",
            EnumSet.of(Kind.ATTACHMENT, Kind.REPLAY, Kind.CLIENT_REPORT, Kind.OTHER));

    private final String path;
    private final String title;
    private final String noun;
    private final Set<Kind> kinds;

    Shelf(String path, String title, String noun, Set<Kind> kinds) {
        this.path = path;
        this.title = title;
        this.noun = noun;
        this.kinds = kinds;
    }

    /** The shelf that shows events of {@code kind}. */
    static Shelf of(Kind kind) {
        for (Shelf shelf : values()) {
            if (shelf.holds(kind)) {
                return shelf;
            }
        }
        return OTHER;
    }

    boolean holds(Kind kind) {
        return kinds.contains(kind);
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
