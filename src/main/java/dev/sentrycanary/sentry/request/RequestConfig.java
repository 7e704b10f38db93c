package dev.sentrycanary.sentry.request;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * What is reported about HTTP requests. Further keys of {@code sentry.*} belong to the SDK itself.
 */
@ConfigMapping(prefix = "sentry.requests")
public interface RequestConfig {
    /**
     * Paths that report nothing about themselves: no errors, no log events, no transactions. A
     * {@code *} stands for any characters. For the places where the reports themselves arrive.
     */
    Optional<List<String>> ignorePaths();

    /** Also capture exceptions that were answered with a 4xx status. */
    @WithDefault("false")
    boolean captureClientErrors();

    /** Begin the breadcrumbs of an event with the request's method and path. */
    @WithDefault("true")
    boolean breadcrumbs();
}
