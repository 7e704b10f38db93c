package dev.sentrycanary.inbox;

import java.util.OptionalInt;

/** A way into the inbox beside the application's own port. */
public interface Entrance {
    /** Its port on the loopback interface; empty where there is none. */
    OptionalInt port();
}
