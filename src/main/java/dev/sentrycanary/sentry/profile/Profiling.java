package dev.sentrycanary.sentry.profile;

import java.util.Optional;
import java.util.function.Supplier;

import io.sentry.IContinuousProfiler;
import io.sentry.NoOpContinuousProfiler;
import io.sentry.SentryOptions;

/** Decides whether the profiling that the options ask for can be had. */
final class Profiling {
    private Profiling() {}

    static boolean asked(SentryOptions options) {
        Double rate = options.getProfileSessionSampleRate();
        return rate != null && rate > 0;
    }

    /**
     * Takes the request for profiling out of {@code options} if it cannot be met.
     *
     * @param profiler makes the SDK's profiler, the SDK's idle one where there is none
     * @return what to tell the operator, empty if all is well
     */
    static Optional<String> refuse(
            SentryOptions options, boolean nativeImage, Supplier<IContinuousProfiler> profiler) {
        if (!asked(options)) {
            return Optional.empty();
        }
        String reason = null;
        if (nativeImage) {
            reason = "a native image has no JVM to profile; run the JVM build for profiles";
        } else if (profiler.get() instanceof NoOpContinuousProfiler) {
            reason =
                    "no profiler could be loaded; add io.sentry:sentry-async-profiler of the SDK's"
                            + " version (Linux and macOS only)";
        }
        if (reason != null) {
            options.setProfileSessionSampleRate(null);
            options.setProfilesSampleRate(null);
        }
        return Optional.ofNullable(reason)
                .map(why -> "sentry.profile-session-sample-rate is refused: " + why);
    }
}
