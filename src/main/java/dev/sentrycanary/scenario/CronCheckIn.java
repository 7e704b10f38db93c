package dev.sentrycanary.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.CheckIn;
import io.sentry.CheckInStatus;
import io.sentry.MonitorConfig;
import io.sentry.MonitorSchedule;
import io.sentry.MonitorScheduleUnit;
import io.sentry.Sentry;
import io.sentry.protocol.SentryId;

import dev.sentrycanary.scenario.expect.EventTree;
import dev.sentrycanary.scenario.expect.Expectation;

/** Two jobs that check in when they begin and when they end: one fails, one succeeds. */
@ApplicationScoped
class CronCheckIn implements Scenario {
    private static final String MONITOR = "canary-check-in";
    private static final long WORK_MILLIS = 20;
    private static final long LONGEST_MILLIS = 60_000;
    private static final long ALLOWED_FAILURES = 720;

    @Override
    public String name() {
        return "checkin";
    }

    @Override
    public String summary() {
        return "Cron check-ins of two jobs: in progress, then error; in progress, then ok";
    }

    /** Each report counts: two that a job began, and two that it ended. */
    @Override
    public List<Promise> promises() {
        return List.of(new Promise(EventKind.MONITOR, 4));
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                Expectation.is(EventKind.MONITOR, "monitor_slug", MONITOR),
                new Expectation(
                        EventKind.MONITOR,
                        "what ended is ok or error and tells how long it took",
                        CronCheckIn::complaint));
    }

    private static Optional<String> complaint(EventTree checkIn) {
        String status = checkIn.text("status").orElse("missing");
        if (status.equals("in_progress")) {
            return Optional.empty();
        }
        if (!status.equals("ok") && !status.equals("error")) {
            return Optional.of("the status is " + status);
        }
        long millis = checkIn.text("duration_ms").map(Long::parseLong).orElse(-1L);
        return millis >= WORK_MILLIS && millis <= LONGEST_MILLIS
                ? Optional.empty()
                : Optional.of("the duration is " + millis + " ms");
    }

    @Override
    public Map<String, Object> raise(Call call) {
        // The failure comes first, so that the monitor is left in good health.
        String failed = job(CheckInStatus.ERROR);
        String succeeded = job(CheckInStatus.OK);
        return Map.of("monitor", MONITOR, "failed", failed, "succeeded", succeeded);
    }

    private static String job(CheckInStatus end) {
        CheckIn began = new CheckIn(MONITOR, CheckInStatus.IN_PROGRESS);
        began.setMonitorConfig(monitor());
        SentryId id = Sentry.captureCheckIn(began);
        long start = System.nanoTime();
        long until = start + TimeUnit.MILLISECONDS.toNanos(WORK_MILLIS);
        for (long left = until - start; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        CheckIn ended = new CheckIn(id, MONITOR, end);
        ended.setDuration((System.nanoTime() - start) / 1e9);
        ended.setMonitorConfig(monitor());
        Sentry.captureCheckIn(ended);
        return id.toString();
    }

    /** Once a year, and many failures are allowed: the canary's monitor must alarm nobody. */
    private static MonitorConfig monitor() {
        MonitorConfig config =
                new MonitorConfig(MonitorSchedule.interval(1, MonitorScheduleUnit.YEAR));
        config.setFailureIssueThreshold(ALLOWED_FAILURES);
        config.setRecoveryThreshold(1L);
        return config;
    }
}
