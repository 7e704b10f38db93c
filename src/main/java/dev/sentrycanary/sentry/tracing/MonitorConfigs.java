package dev.sentrycanary.sentry.tracing;

import java.time.Duration;
import java.time.format.DateTimeParseException;

import io.sentry.MonitorConfig;
import io.sentry.MonitorSchedule;
import io.sentry.MonitorScheduleUnit;
import org.jspecify.annotations.Nullable;

/** Turns the annotation into what Sentry creates or updates a monitor from. */
final class MonitorConfigs {
    private MonitorConfigs() {}

    static @Nullable MonitorConfig of(SentryCheckIn monitor) {
        if (monitor.schedule().isBlank()) {
            return null;
        }
        MonitorConfig config = new MonitorConfig(schedule(monitor.schedule().strip()));
        if (!monitor.timezone().isEmpty()) {
            config.setTimezone(monitor.timezone());
        }
        if (monitor.marginMinutes() >= 0) {
            config.setCheckinMargin(monitor.marginMinutes());
        }
        if (monitor.maxRuntimeMinutes() >= 0) {
            config.setMaxRuntime(monitor.maxRuntimeMinutes());
        }
        return config;
    }

    private static MonitorSchedule schedule(String text) {
        if (!text.startsWith("P")) {
            return MonitorSchedule.crontab(text);
        }
        try {
            int minutes = Math.toIntExact(Math.max(1, Duration.parse(text).toMinutes()));
            return MonitorSchedule.interval(minutes, MonitorScheduleUnit.MINUTE);
        } catch (DateTimeParseException | ArithmeticException wrong) {
            throw new IllegalArgumentException(
                    "@SentryCheckIn(schedule): "
                            + text
                            + " is neither a crontab nor an ISO 8601 duration",
                    wrong);
        }
    }
}
