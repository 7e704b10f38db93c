package dev.sentrycanary.inbox;

import java.time.Clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Builds the plain classes of this package from configuration. */
final class InboxBeans {
    InboxBeans() {}

    @Produces
    @Singleton
    static Inbox inbox(InboxConfig config) {
        return new Inbox(
                new InboxBounds(config.maxEvents(), config.maxBytes().asLongValue()),
                Clock.systemUTC());
    }
}
