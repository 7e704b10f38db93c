package dev.sentrycanary.probe.watch;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.probe.BackgroundRuns;
import dev.sentrycanary.probe.Origin;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.scenario.Scenario;
import dev.sentrycanary.scenario.ScenarioCatalog;

/** Keeps watch from when the HTTP server listens until the application ends, where that is set. */
@Startup
@ApplicationScoped
public class Watcher implements RoundListener {
    private final WatchConfig config;
    private final ScenarioCatalog catalog;
    private final BackgroundRuns runs;
    private final ReceiptLedger ledger;
    private final Timers timers;
    private final Misses misses = new Misses();
    private final List<RoundListener> listeners = new ArrayList<>();
    private final @Nullable Heartbeat heartbeat;
    private final @Nullable KubernetesLease lease;
    private volatile @Nullable Watch watch;
    private volatile @Nullable Round last;

    Watcher(
            WatchConfig config,
            ScenarioCatalog catalog,
            BackgroundRuns runs,
            ReceiptLedger ledger,
            Vertx vertx) {
        this.config = config;
        this.catalog = catalog;
        this.runs = runs;
        this.ledger = ledger;
        this.timers =
                (delay, task) -> {
                    long timer = vertx.setTimer(Math.max(1, delay.toMillis()), id -> task.run());
                    return () -> vertx.cancelTimer(timer);
                };
        check();
        URI url = config.heartbeat().url().orElse(null);
        heartbeat =
                url == null
                        ? null
                        : new Heartbeat(
                                url, config.heartbeat().start(), config.heartbeat().timeout());
        if (heartbeat != null) {
            listeners.add(heartbeat);
        }
        config.monitor().ifPresent(slug -> listeners.add(new MonitorCheckIn(slug, config)));
        lease =
                on() && config.lease().kind() == LeaseKind.KUBERNETES
                        ? KubernetesLease.of(config.lease(), Clock.systemUTC(), timers)
                        : null;
    }

    private void check() {
        if (config.every().isPresent() && config.cron().isPresent()) {
            throw new ConfigurationException(
                    "canary.watch.every and canary.watch.cron are both set; allowed is one of"
                            + " them.");
        }
        for (String name : config.scenarios()) {
            if (catalog.find(name).isEmpty()) {
                throw new ConfigurationException(
                        "canary.watch.scenarios is '"
                                + name
                                + "': allowed are "
                                + String.join(", ", catalog.names())
                                + ".");
            }
        }
    }

    void listening(@ObservesAsync HttpServerStart event) {
        begin();
    }

    private synchronized void begin() {
        if (!on() || watch != null) {
            return;
        }
        Clock clock = Clock.systemUTC();
        Turn turn = Turn.OURS;
        if (lease != null) {
            lease.start();
            turn = lease;
        }
        Rounds rounds =
                new Rounds(
                        config.scenarios(),
                        config.stage(),
                        config.deadline(),
                        clock,
                        timers,
                        ledger,
                        this::raise,
                        this,
                        misses);
        Watch started =
                new Watch(
                        rhythm(clock.instant()),
                        config.jitter(),
                        () -> ThreadLocalRandom.current().nextDouble(),
                        clock,
                        timers,
                        turn,
                        rounds,
                        misses);
        watch = started;
        started.start();
    }

    void stop(@Observes ShutdownEvent event) {
        Watch started = watch;
        if (started != null) {
            started.stop();
        }
        if (lease != null) {
            lease.release();
        }
    }

    private Rhythm rhythm(Instant now) {
        Optional<Duration> every = config.every();
        return every.isPresent()
                ? new Every(now, every.get())
                : Crontab.parse(config.cron().orElseThrow());
    }

    private String raise(String name) {
        Scenario scenario = catalog.find(name).orElseThrow();
        return runs.start(scenario, Origin.SCHEDULE, 1, Map.of()).id();
    }

    @Override
    public void began() {
        listeners.forEach(RoundListener::began);
    }

    @Override
    public void ended(Round round) {
        last = round;
        listeners.forEach(listener -> listener.ended(round));
    }

    /** Whether a schedule is set. */
    public boolean on() {
        return config.every().isPresent() || config.cron().isPresent();
    }

    /** When rounds begin, in words; empty when there is no schedule. */
    public String rhythm() {
        return config.every()
                .map(every -> "every " + words(every))
                .orElseGet(() -> config.cron().map(line -> "cron " + line + " UTC").orElse(""));
    }

    /** What each round raises. */
    public List<String> scenarios() {
        return config.scenarios();
    }

    /** How far a run must be proven to count as a success. */
    public Stage wanted() {
        return config.stage();
    }

    /** When the next round begins; empty without a schedule. */
    public Optional<Instant> next() {
        return Optional.ofNullable(watch).map(Watch::next);
    }

    /** The newest round that has ended. */
    public Optional<Round> last() {
        return Optional.ofNullable(last);
    }

    /** Whether this replica keeps watch, and not another one. */
    public boolean ours() {
        return watch != null && (lease == null || lease.ours());
    }

    /** How often something was due and did not happen. */
    public LongAdder misses(Miss miss) {
        return misses.of(miss);
    }

    /** How many pings of the heartbeat were taken, or lost. */
    public LongAdder pings(boolean taken) {
        Heartbeat pings = heartbeat;
        return pings == null ? new LongAdder() : taken ? pings.taken() : pings.lost();
    }

    private static String words(Duration time) {
        return time.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
