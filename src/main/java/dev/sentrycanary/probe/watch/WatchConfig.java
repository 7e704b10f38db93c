package dev.sentrycanary.probe.watch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.sentry.RateConverter;

/** Runs by the clock: off until `every` or `cron` is set. */
@ConfigMapping(prefix = "canary.watch")
public interface WatchConfig {
    /** How often a round of runs begins, at least every second, for example `5m`. */
    @WithConverter(PeriodConverter.class)
    Optional<Duration> every();

    /** When rounds begin, as a crontab line of five fields in UTC; instead of `every`. */
    @WithConverter(CrontabConverter.class)
    Optional<String> cron();

    /**
     * How much later than due a round may begin, as a share of the time between two, 0 to 1: the
     * moment is drawn anew each time, so that many canaries do not sing at once.
     */
    @WithDefault("0.1")
    @WithConverter(RateConverter.class)
    double jitter();

    /** What each round raises, one run after the other. */
    @WithDefault("exception")
    List<String> scenarios();

    /**
     * How far each run must be proven to count as a success. A run that could not be checked so far
     * counts neither as success nor as failure.
     */
    @WithDefault("alerted")
    Stage stage();

    /** How long a run may take to its verdict; then it is cut off and has failed. */
    @WithDefault("5m")
    Duration deadline();

    /** Environment of what scheduled runs send, so that it stands apart in Sentry. */
    @WithDefault("canary")
    String environment();

    /**
     * Slug of a cron monitor in Sentry that is told of each round; it is created where the DSN's
     * project allows that.
     */
    Optional<String> monitor();

    /** A second channel, that rings when neither canary nor Sentry can. */
    Heartbeat heartbeat();

    /** Which of several replicas keeps watch. */
    Lease lease();

    /** A dead-man's switch elsewhere, by the convention of healthchecks.io. */
    interface Heartbeat {
        /**
         * Address that is pinged when a round succeeded, and with `/fail` at its end of the path
         * when one failed. A secret: who knows it can keep the switch quiet.
         */
        @WithConverter(PingConverter.class)
        Optional<URI> url();

        /** Whether `/start` is pinged when a round begins. */
        @WithDefault("false")
        boolean start();

        /** How long a ping may take. */
        @WithDefault("10s")
        Duration timeout();
    }

    /** How replicas agree. */
    interface Lease {
        /**
         * `none`: each replica watches for itself. `kubernetes`: only the holder of a Lease object
         * does.
         */
        @WithDefault("none")
        LeaseKind kind();

        /** Name of the Lease object. */
        @WithDefault("sentry-canary")
        String name();

        /** After how long without a sign of life another replica takes over. */
        @WithDefault("30s")
        Duration duration();

        /** Address of the Kubernetes API; by default the one that each pod is told. */
        Optional<URI> api();

        /** Where the service account's `token`, `namespace` and `ca.crt` lie. */
        @WithDefault("/var/run/secrets/kubernetes.io/serviceaccount")
        String account();
    }
}
