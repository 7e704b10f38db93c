package dev.sentrycanary.inbox;

import java.util.Locale;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

import dev.sentrycanary.sentry.BannerLine;

/** Tells at the start whether the inbox receives. */
@Singleton
@Priority(20)
class InboxBanner implements BannerLine {
    private final InboxState state;
    private final InboxConfig config;

    InboxBanner(InboxState state, InboxConfig config) {
        this.state = state;
        this.config = config;
    }

    @Override
    public String line() {
        if (!state.enabled()) {
            return "Inbox: off (canary.inbox.enabled=true turns it on)";
        }
        return String.format(
                Locale.ROOT,
                "Inbox: on, keeps up to %d events, %s",
                config.maxEvents(),
                config.key().isPresent()
                        ? "other machines need the configured key"
                        : "for clients on this machine only, as canary.inbox.key is not set");
    }
}
