package dev.sentrycanary.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.ImageMode;
import io.sentry.NoOpContinuousProfiler;
import io.sentry.ProfileLifecycle;
import io.sentry.Sentry;
import io.sentry.SentryOptions;

import dev.sentrycanary.scenario.expect.EventTree;
import dev.sentrycanary.scenario.expect.Expectation;
import dev.sentrycanary.sentry.SentryConfig;

/** Work that keeps one method busy while the profiler looks. */
@ApplicationScoped
class ProfiledWork implements Scenario {
    private static final String METHOD = "keepCanaryBusy";
    private static final long BUSY_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    private final SentryConfig config;

    ProfiledWork(SentryConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return "profile";
    }

    @Override
    public String summary() {
        return "A transaction with a profile that shows which method was busy (JVM only)";
    }

    @Override
    public List<Promise> promises() {
        return List.of(new Promise(EventKind.TRANSACTION, 1));
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                new Expectation(
                        EventKind.TRANSACTION,
                        "contexts.profile.profiler_id names the profiler",
                        event ->
                                event.text("contexts.profile.profiler_id").isPresent()
                                        ? Optional.empty()
                                        : Optional.of("it is missing")),
                Expectation.atLeast(EventKind.TRANSACTION, "profile.samples", 1),
                new Expectation(
                        EventKind.TRANSACTION,
                        "the profile shows the method that was busy",
                        ProfiledWork::complaint));
    }

    private static Optional<String> complaint(EventTree event) {
        for (Object frame : event.list("profile.frames")) {
            if (frame instanceof Map<?, ?> map
                    && String.valueOf(map.get("function")).contains(METHOD)) {
                return Optional.empty();
            }
        }
        return Optional.of("no frame is of " + METHOD);
    }

    @Override
    public Optional<String> unsupported() {
        if (ImageMode.current() == ImageMode.NATIVE_RUN) {
            return Optional.of(
                    "a native image has no JVM to profile; run the JVM build for profiles");
        }
        if (config.profileSessionSampleRate().filter(rate -> rate > 0).isEmpty()) {
            return Optional.of(
                    "profiling is off; set SENTRY_PROFILE_SESSION_SAMPLE_RATE=1.0 to profile");
        }
        SentryOptions options = Sentry.getGlobalScope().getOptions();
        if (!options.isContinuousProfilingEnabled()
                || options.getContinuousProfiler() instanceof NoOpContinuousProfiler) {
            return Optional.of(
                    "the SDK's profiler could not be loaded; it needs"
                            + " io.sentry:sentry-async-profiler on Linux or macOS");
        }
        return options.getProfileLifecycle() == ProfileLifecycle.TRACE
                ? Optional.empty()
                : Optional.of(
                        "profiles are started by hand; set SENTRY_PROFILE_LIFECYCLE=trace to"
                                + " profile transactions");
    }

    @Override
    public Map<String, Object> raise(Call call) {
        Sentry.configureScope(scope -> scope.setTag(PROFILE_TAG, "promised"));
        SentryOptions options = Sentry.getCurrentScopes().getOptions();
        String profiler = options.getContinuousProfiler().getProfilerId().toString();
        return Map.of("profiler_id", profiler, "rounds", keepCanaryBusy());
    }

    private static long keepCanaryBusy() {
        long end = System.nanoTime() + BUSY_NANOS;
        long state = end;
        long rounds = 0;
        while (System.nanoTime() < end) {
            for (int i = 0; i < 10_000; i++) {
                state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            }
            rounds++;
        }
        return state == 0 ? 0 : rounds;
    }
}
