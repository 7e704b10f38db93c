package dev.sentrycanary.sentry.scope;

import jakarta.inject.Singleton;

import io.sentry.SentryOptions;

import dev.sentrycanary.sentry.OptionsCustomizer;

/** Installs {@link ContextScopesStorage}. */
@Singleton
final class ScopesStorageCustomizer implements OptionsCustomizer {
    @Override
    public void customize(SentryOptions options) {
        options.setScopesStorageFactory(unused -> new ContextScopesStorage());
    }
}
