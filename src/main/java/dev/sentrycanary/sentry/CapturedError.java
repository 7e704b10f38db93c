package dev.sentrycanary.sentry;

import org.jspecify.annotations.Nullable;

/**
 * The ids under which an error can be found in Sentry.
 *
 * @param eventId 32 lower-case hex digits, or null when the SDK did not keep the event
 * @param traceId 32 lower-case hex digits of the trace that the request belongs to
 */
public record CapturedError(@Nullable String eventId, String traceId) {}
