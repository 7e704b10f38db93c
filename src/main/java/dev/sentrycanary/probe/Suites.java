package dev.sentrycanary.probe;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.problem.ProblemException;
import dev.sentrycanary.problem.ProblemType;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.scenario.Scenario;
import dev.sentrycanary.scenario.ScenarioCatalog;

/**
 * Runs every scenario once. One after the other: a scenario that fills the queue or meets a rate
 * limit must not spoil its neighbours. So each has the stage to itself until its verdict stands,
 * but not for long, because a far Sentry may take its time over the later stages.
 */
@ApplicationScoped
public class Suites {
    private static final Duration STAGE_TIME = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final int KEPT = 20;

    private final BackgroundRuns runs;
    private final ScenarioCatalog catalog;
    private final ReceiptLedger ledger;
    private final Background background;
    private final Map<String, Suite> suites = new LinkedHashMap<>();

    Suites(
            BackgroundRuns runs,
            ScenarioCatalog catalog,
            ReceiptLedger ledger,
            Background background) {
        this.runs = runs;
        this.catalog = catalog;
        this.ledger = ledger;
        this.background = background;
    }

    /**
     * Starts a suite.
     *
     * @throws ProblemException while another one is at work: the alerts of both could not be told
     *     apart
     */
    public SuiteReport start(Origin origin) {
        Suite suite = open(origin);
        background.execute(() -> work(suite, origin));
        return suite.report();
    }

    /** A suite as it stands now. */
    public Optional<SuiteReport> find(String id) {
        return Optional.ofNullable(suite(id)).map(Suite::report);
    }

    /** A suite when every verdict stands, or as it is after {@code patience}. */
    public CompletionStage<Optional<SuiteReport>> await(String id, Duration patience) {
        Suite suite = suite(id);
        if (suite == null) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return suite.decided()
                .copy()
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(done -> Optional.of(suite.report()));
    }

    private synchronized @Nullable Suite suite(String id) {
        return suites.get(id);
    }

    private synchronized Suite open(Origin origin) {
        for (Suite other : suites.values()) {
            if (!other.decided().isDone()) {
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        "A run of all scenarios is at work already; wait for its end.",
                        Map.of("suite", other.id()));
            }
        }
        String id = UUID.randomUUID().toString().replace("-", "");
        Suite suite = new Suite(id, origin, catalog.all());
        suites.put(id, suite);
        if (suites.size() > KEPT) {
            suites.remove(suites.keySet().iterator().next());
        }
        return suite;
    }

    private void work(Suite suite, Origin origin) {
        try {
            for (Scenario scenario : catalog.all()) {
                if (scenario.unsupported().isEmpty()) {
                    run(suite, scenario, origin);
                }
            }
            for (SuiteReport.Part part : suite.report().parts()) {
                RunReport run = part.run();
                while (run != null && !run.verdict().decided()) {
                    run = look(suite, run.opening().id(), LOOK);
                }
            }
        } finally {
            suite.end();
        }
    }

    private void run(Suite suite, Scenario scenario, Origin origin) {
        try {
            look(suite, runs.start(scenario, origin, 1, Map.of()).id(), STAGE_TIME);
        } catch (ProblemException refused) {
            suite.refused(scenario.name(), String.valueOf(refused.problem().detail()));
        }
    }

    /** The run when it is decided or the time is over; null once the ledger has forgotten it. */
    private @Nullable RunReport look(Suite suite, String run, Duration time) {
        Optional<RunReport> report = ledger.await(run, time).toCompletableFuture().join();
        report.ifPresent(suite::saw);
        return report.orElse(null);
    }
}
