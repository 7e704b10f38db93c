package dev.sentrycanary.receipt;

import java.time.Duration;

/**
 * How long each stage may take: the first from the end of the scenario, the others from the capture
 * of the event.
 *
 * @param captured until the SDK reports the event
 * @param accepted until the ingest has answered
 * @param stored until the event can be read back
 * @param alerted until the alert has rung
 * @param run how long a scenario may work at all
 */
public record Deadlines(
        Duration captured, Duration accepted, Duration stored, Duration alerted, Duration run) {

    Duration of(Stage stage) {
        return switch (stage) {
            case CAPTURED -> captured;
            case ACCEPTED -> accepted;
            case STORED -> stored;
            case ALERTED -> alerted;
        };
    }
}
