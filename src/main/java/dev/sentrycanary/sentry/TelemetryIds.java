package dev.sentrycanary.sentry;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Ids by which telemetry is followed that is no event. Sessions have an id of their own; logs and
 * metrics have none, so one is put into their attributes; and the two reports of one check-in share
 * one, so that the first gets another.
 */
public final class TelemetryIds {
    /** Attribute of a log or metric, 32 hex digits; one without it is not followed. */
    public static final String ATTRIBUTE = "delivery.id";

    private static final String BEGAN = "in_progress";

    private TelemetryIds() {}

    /**
     * The id of one report of a check-in: the check-in's own for its end, another for the report
     * that it began.
     *
     * @param checkIn 32 hex digits without dashes
     * @param status as Sentry writes it
     */
    public static String ofCheckIn(String checkIn, String status) {
        if (!status.equals(BEGAN)) {
            return checkIn;
        }
        byte[] name = (checkIn + "/" + BEGAN).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString().replace("-", "");
    }
}
