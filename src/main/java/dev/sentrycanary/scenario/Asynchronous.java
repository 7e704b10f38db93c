package dev.sentrycanary.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduler;
import io.sentry.IScope;
import io.sentry.IScopes;
import io.sentry.Sentry;
import io.sentry.SentryWrapper;
import io.sentry.protocol.User;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.context.ManagedExecutor;

import dev.sentrycanary.scenario.expect.EventTree;
import dev.sentrycanary.scenario.expect.Expectation;

/**
 * An error in each place where work goes on without its caller. Each has a fingerprint of its own:
 * one that came twice in place of another that was lost would show.
 */
@ApplicationScoped
class Asynchronous implements Scenario {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String TAG = "canary_place";
    private static final String MESSAGE = "This is a canary: an error in ";

    private final ManagedExecutor workers;
    private final Scheduler scheduler;

    Asynchronous(ManagedExecutor workers, Scheduler scheduler) {
        this.workers = workers;
        this.scheduler = scheduler;
    }

    @Override
    public String name() {
        return "async";
    }

    @Override
    public String summary() {
        return "Errors in a worker, a Uni, a scheduled job, an executor and a plain thread";
    }

    @Override
    public Optional<String> unsupported() {
        return scheduler.isStarted()
                ? Optional.empty()
                : Optional.of("the scheduler is off; leave quarkus.scheduler.enabled alone");
    }

    @Override
    public List<Promise> promises() {
        return List.of(Promise.grouped(1, 1, 1, 1, 1));
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                Thrown.type(CanaryException.class),
                new Expectation(
                        EventKind.ERROR,
                        "the error has the scope of the place where it happened",
                        Asynchronous::foreign));
    }

    private static Optional<String> foreign(EventTree event) {
        String value = event.text("exception.-1.value").orElse("");
        String tag = event.text("tags." + TAG).orElse("no place");
        return value.equals(MESSAGE + tag)
                ? Optional.empty()
                : Optional.of("it is tagged with " + tag + " and says \"" + value + "\"");
    }

    @Override
    public List<Expectation> expectations(Call call) {
        List<Expectation> all = new ArrayList<>(expectations());
        all.add(Expectation.is(EventKind.ERROR, "user.id", "canary-of-" + call.run()));
        return all;
    }

    @Override
    public Map<String, Object> raise(Call call) throws Exception {
        User user = new User();
        user.setId("canary-of-" + call.run());
        Sentry.setUser(user);
        worker();
        uni();
        executor();
        thread();
        job(call.run());
        return Map.of("places", List.of("worker", "uni", "executor", "thread", "job"));
    }

    /** Context propagation takes the scopes along. */
    private void worker() throws Exception {
        workers.runAsync(() -> capture("worker", error("worker")))
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static void uni() {
        Uni.createFrom()
                .item("uni")
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(5))
                .onItem()
                .<String>transform(
                        place -> {
                            throw error(place);
                        })
                .onFailure()
                .invoke(failure -> capture("uni", failure))
                .onFailure()
                .recoverWithItem("captured")
                .await()
                .atMost(PATIENCE);
    }

    /** A pool that knows nothing of contexts; the SDK's wrapper brings the scopes. */
    private static void executor() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            executor.submit(
                            SentryWrapper.wrapRunnable(
                                    () -> capture("executor", error("executor"))))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } finally {
            executor.shutdown();
        }
    }

    /** Nobody catches it, so the SDK's handler of uncaught exceptions must. */
    private static void thread() throws InterruptedException {
        IScopes scopes = Sentry.forkedScopes("canary.thread");
        Thread thread =
                new Thread(
                        () -> {
                            enter(scopes, "thread");
                            throw error("thread");
                        },
                        "canary-thread");
        thread.start();
        thread.join(PATIENCE.toMillis());
    }

    /** Nobody catches it, so the integration of the scheduler must. */
    private void job(String run) throws InterruptedException, TimeoutException {
        IScopes scopes = Sentry.forkedScopes("canary.job");
        CountDownLatch ran = new CountDownLatch(1);
        String identity = "canary-async-" + run;
        scheduler
                .newJob(identity)
                .setInterval("1h")
                .setTask(
                        execution -> {
                            enter(scopes, "job");
                            ran.countDown();
                            throw error("job");
                        })
                .schedule();
        try {
            if (!ran.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new TimeoutException("The scheduler did not run the job");
            }
        } finally {
            scheduler.unscheduleJob(identity);
        }
    }

    /** Stays until the thread or the context of the job ends: the error leaves it uncaught. */
    private static void enter(IScopes scopes, String place) {
        scopes.makeCurrent();
        Sentry.configureScope(scope -> mark(place, scope));
    }

    private static void capture(String place, Throwable error) {
        Sentry.captureException(error, scope -> mark(place, scope));
    }

    private static void mark(String place, IScope scope) {
        scope.setTag(TAG, place);
        scope.setFingerprint(List.of("canary/async", place));
    }

    private static CanaryException error(String place) {
        return new CanaryException(MESSAGE + place);
    }
}
