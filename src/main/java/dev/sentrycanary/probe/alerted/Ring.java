package dev.sentrycanary.probe.alerted;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An alert that reached us and is genuine.
 *
 * @param resource Sentry's name of the webhook's kind, for example {@code event_alert}
 * @param eventId the event that rang, 32 lower-case hex digits; alerts on issues name none
 * @param run the event's {@code canary.run} tag
 * @param issue id of the issue that rang
 * @param rule name of the alert rule
 * @param link where people see it
 * @param at when it reached us
 */
public record Ring(
        String resource,
        @Nullable String eventId,
        @Nullable String run,
        @Nullable String issue,
        @Nullable String rule,
        @Nullable String link,
        Instant at) {}
