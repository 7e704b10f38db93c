package dev.sentrycanary.sentry.request;

import java.util.List;

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
    @WithDefault("none")
    List<String> ignorePaths();

    /**
     * Paths without transactions; their errors are reported. A {@code *} stands for any characters.
     */
    @WithDefault("/q/*,/favicon.ico")
    List<String> tracesIgnorePaths();

    /** Also capture exceptions that a mapper answered with a 4xx status. */
    @WithDefault("false")
    boolean captureClientErrors();

    /** Leave a breadcrumb with method, path and status for each request. */
    @WithDefault("true")
    boolean breadcrumbs();

    /** Answer with a {@code sentry-trace} header, so that a client can find the request's trace. */
    @WithDefault("false")
    boolean responseTraceHeader();
}
