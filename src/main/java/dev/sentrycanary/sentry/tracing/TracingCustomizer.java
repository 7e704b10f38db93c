package dev.sentrycanary.sentry.tracing;

import jakarta.inject.Singleton;

import io.sentry.SentryOptions;

import dev.sentrycanary.sentry.OptionsCustomizer;

/** Hands our tracing configuration to the SDK. */
@Singleton
class TracingCustomizer implements OptionsCustomizer {
    private final TracingConfig config;

    TracingCustomizer(TracingConfig config) {
        this.config = config;
    }

    @Override
    public void customize(SentryOptions options) {
        options.setPropagateTraceparent(config.propagateTraceparent());
        options.setTraceOptionsRequests(config.options());
    }
}
