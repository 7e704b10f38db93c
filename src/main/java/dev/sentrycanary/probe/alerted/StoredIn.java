package dev.sentrycanary.probe.alerted;

import java.time.Instant;

/**
 * An event of ours in an issue.
 *
 * @param eventId the event
 * @param run the run that raised it
 * @param issue the issue that it was grouped into
 * @param captured when the SDK kept it
 * @param accepted when the ingest took it
 */
public record StoredIn(
        String eventId, String run, String issue, Instant captured, Instant accepted) {}
