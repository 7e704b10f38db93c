package dev.sentrycanary.sentry.tracing;

import java.util.List;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which requests become transactions, and which headers carry a trace on. */
@ConfigMapping(prefix = "sentry.traces")
public interface TracingConfig {
    /**
     * Paths without transactions; a {@code *} stands for any characters. The default leaves out
     * health, metrics and static files.
     */
    @WithDefault(
            "/q/*,/favicon.ico,/robots.txt,/static/*,*.css,*.js,*.map,*.svg,*.png,*.jpg,*.ico,*.woff2")
    List<String> ignorePaths();

    /** Whether {@code OPTIONS} requests become transactions. */
    @WithDefault("false")
    boolean options();

    /** Send the W3C {@code traceparent} header beside Sentry's own on outgoing calls. */
    @WithDefault("true")
    boolean propagateTraceparent();

    /** Answer with a {@code sentry-trace} header, so that a client can find the request's trace. */
    @WithDefault("false")
    boolean responseHeader();
}
