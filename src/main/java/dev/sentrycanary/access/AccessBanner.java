package dev.sentrycanary.access;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

import dev.sentrycanary.sentry.BannerLine;

/** Tells at the start who is let in. */
@Singleton
@Priority(10)
class AccessBanner implements BannerLine {
    private final AccessConfig config;

    AccessBanner(AccessConfig config) {
        this.config = config;
    }

    @Override
    public String line() {
        String token = new Token(config.token()).isSet() ? "the token" : "a token, and none is set";
        return switch (config.mode()) {
            case LOOPBACK -> "Access: callers on this machine are free, others need " + token;
            case TOKEN -> "Access: every caller needs " + token;
            case OPEN -> "Access: open to everyone who can reach the port";
        };
    }
}
