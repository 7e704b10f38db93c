package dev.sentrycanary.probe.watch;

import java.time.Duration;

import io.sentry.CheckIn;
import io.sentry.CheckInStatus;
import io.sentry.MonitorConfig;
import io.sentry.MonitorSchedule;
import io.sentry.MonitorScheduleUnit;
import io.sentry.Sentry;

import dev.sentrycanary.receipt.Verdict;

/**
 * Checks in with a cron monitor of Sentry after each round: a Sentry that still takes check-ins
 * tells by that of a canary that is gone.
 */
final class MonitorCheckIn implements RoundListener {
    private static final long MINUTE = 60;

    private final String slug;
    private final WatchConfig config;

    MonitorCheckIn(String slug, WatchConfig config) {
        this.slug = slug;
        this.config = config;
    }

    @Override
    public void ended(Round round) {
        if (round.outcome() == Verdict.Outcome.INCOMPLETE) {
            return;
        }
        boolean passed = round.outcome() == Verdict.Outcome.PASSED;
        CheckIn checkIn = new CheckIn(slug, passed ? CheckInStatus.OK : CheckInStatus.ERROR);
        Duration took = Duration.between(round.startedAt(), round.endedAt());
        checkIn.setDuration(took.toMillis() / 1_000.0);
        checkIn.setEnvironment(config.environment());
        checkIn.setMonitorConfig(monitor());
        Sentry.forkedRootScopes("canary.watch").captureCheckIn(checkIn);
    }

    private MonitorConfig monitor() {
        MonitorSchedule schedule =
                config.every()
                        .map(MonitorCheckIn::interval)
                        .orElseGet(() -> MonitorSchedule.crontab(config.cron().orElseThrow()));
        MonitorConfig monitor = new MonitorConfig(schedule);
        Duration late =
                config.deadline()
                        .multipliedBy(config.scenarios().size())
                        .plusMillis(
                                (long)
                                        (config.every().orElse(Duration.ZERO).toMillis()
                                                * config.jitter()));
        monitor.setCheckinMargin(minutes(late));
        return monitor;
    }

    private static MonitorSchedule interval(Duration every) {
        return MonitorSchedule.interval(
                Math.toIntExact(minutes(every)), MonitorScheduleUnit.MINUTE);
    }

    /** Rounded up, as Sentry counts in whole minutes and an early check-in is none missed. */
    private static long minutes(Duration time) {
        return Math.max(1, (time.toSeconds() + MINUTE - 1) / MINUTE);
    }
}
