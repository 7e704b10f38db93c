package dev.sentrycanary.sentry.profile;

import io.sentry.NoOpContinuousProfiler;
import io.sentry.SentryOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProfilingTest {
    @Test
    void a_native_image_refuses_with_one_line() {
        SentryOptions options = asked();
        assertThat(Profiling.refuse(options, true, NoOpContinuousProfiler::getInstance))
                .hasValueSatisfying(line -> assertThat(line).contains("native image"));
        assertThat(options.isContinuousProfilingEnabled()).isFalse();
    }

    @Test
    void a_missing_profiler_refuses_with_one_line() {
        SentryOptions options = asked();
        assertThat(Profiling.refuse(options, false, NoOpContinuousProfiler::getInstance))
                .hasValueSatisfying(line -> assertThat(line).contains("sentry-async-profiler"));
        assertThat(options.getProfileSessionSampleRate()).isNull();
    }

    @Test
    void nobody_is_bothered_who_did_not_ask() {
        assertThat(Profiling.refuse(new SentryOptions(), true, NoOpContinuousProfiler::getInstance))
                .isEmpty();
    }

    private static SentryOptions asked() {
        SentryOptions options = new SentryOptions();
        options.setProfileSessionSampleRate(1.0);
        return options;
    }
}
