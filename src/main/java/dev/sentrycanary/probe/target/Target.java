package dev.sentrycanary.probe.target;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.receipt.Deadlines;
import dev.sentrycanary.wire.Dsn;

/**
 * One Sentry under test: all that is needed to follow events to it, passed along and never looked
 * up from a global place.
 *
 * @param dsn where events go; its text form masks the key
 * @param kind which API it speaks
 * @param api base of its Web API, without {@code /api/0} and without a slash at the end
 * @param org organisation slug
 * @param project project slug
 * @param token token of its Web API
 * @param alertSecret secret with which it signs its webhooks
 * @param deadlines how long its stages may take
 */
public record Target(
        Dsn dsn,
        TargetKind kind,
        URI api,
        @Nullable String org,
        @Nullable String project,
        @Nullable String token,
        @Nullable String alertSecret,
        Deadlines deadlines) {

    /** Names what is set, never what it is set to. */
    @Override
    public String toString() {
        return kind + " " + dsn + (token == null ? " without token" : " with token");
    }
}
