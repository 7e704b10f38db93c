package dev.sentrycanary.sentry;

import io.sentry.SentryOptions;

/**
 * Changes the Sentry options once, after configuration has filled them and before the SDK starts.
 * Every CDI bean of this type is called, in the order of its {@code @Priority}.
 */
public interface OptionsCustomizer {
    /** Changes {@code options} in place; what it throws stops the start. */
    void customize(SentryOptions options);
}
