package dev.sentrycanary.sentry.profile;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ImageMode;
import io.sentry.IContinuousProfiler;
import io.sentry.SentryOptions;
import io.sentry.profiling.ProfilingServiceLoader;
import org.jboss.logging.Logger;

import dev.sentrycanary.sentry.OptionsCustomizer;

/** Refuses profiling with one line where it cannot be had. */
@Singleton
@Priority(Integer.MIN_VALUE + 1)
class ProfilingCustomizer implements OptionsCustomizer {
    private static final Logger LOG = Logger.getLogger(ProfilingCustomizer.class);

    @Override
    public void customize(SentryOptions options) {
        Profiling.refuse(
                        options,
                        ImageMode.current() == ImageMode.NATIVE_RUN,
                        () -> profiler(options))
                .ifPresent(LOG::warn);
    }

    /** Only a trial: the SDK makes its own once its executor runs. */
    private static IContinuousProfiler profiler(SentryOptions options) {
        return ProfilingServiceLoader.loadContinuousProfiler(
                options.getLogger(),
                System.getProperty("java.io.tmpdir"),
                options.getProfilingTracesHz(),
                options.getExecutorService());
    }
}
