package dev.sentrycanary.sentry;

import java.time.Duration;
import java.util.List;

import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;

/** Turns configuration into the SDK's options; knows nothing of CDI. */
final class SentryOptionsFactory {
    /** Where the answer to "whose code is this" needs no server: includes win over these. */
    private static final List<String> FRAMEWORK =
            List.of(
                    "java.",
                    "javax.",
                    "jakarta.",
                    "jdk.",
                    "sun.",
                    "com.sun.",
                    "com.oracle.svm.",
                    "io.quarkus.",
                    "io.vertx.",
                    "io.netty.",
                    "io.smallrye.",
                    "io.sentry.",
                    "org.jboss.");

    private final SentryConfig config;
    private final ApplicationFacts application;

    SentryOptionsFactory(SentryConfig config, ApplicationFacts application) {
        this.config = config;
        this.application = application;
    }

    /** Fresh options; the DSN is left to the caller. */
    SentryOptions create() {
        SentryOptions options = new SentryOptions();
        SdkIdentity.install(options);
        BuiltModules.install(options);
        options.setEnableExternalConfiguration(false);
        // Quarkus runs our own close at shutdown, in order and in dev mode also without JVM exit.
        options.setEnableShutdownHook(false);
        options.setLogger(new MaskingLogger());
        options.setFatalLogger(new MaskingLogger());

        options.setEnabled(config.enabled());
        options.setEnvironment(config.environment().orElseGet(application::environment));
        options.setRelease(config.release().orElseGet(application::release));
        options.setDist(config.dist().orElse(null));
        config.serverName().ifPresent(options::setServerName);
        options.setDebug(config.debug());
        for (String tag : config.tagList().orElse(List.of())) {
            int colon = tag.indexOf(':');
            options.setTag(tag.substring(0, colon).trim(), tag.substring(colon + 1).trim());
        }
        config.tags().forEach(options::setTag);

        options.setSampleRate(config.sampleRate());
        // A rate of 0 would still create transactions only to discard each: null turns them off.
        options.setTracesSampleRate(
                config.tracesSampleRate() == 0.0 ? null : (Double) config.tracesSampleRate());
        config.profileSessionSampleRate()
                .filter(rate -> rate > 0)
                .ifPresent(options::setProfileSessionSampleRate);
        options.setProfileLifecycle(config.profileLifecycle());
        options.setStrictTraceContinuation(config.strictTraceContinuation());
        config.orgId().ifPresent(options::setOrgId);
        config.tracePropagationTargets().ifPresent(options::setTracePropagationTargets);

        options.setSendDefaultPii(config.sendDefaultPii());
        options.setMaxRequestBodySize(config.maxRequestBodySize());
        options.setMaxBreadcrumbs(config.maxBreadcrumbs());
        options.setAttachStacktrace(config.attachStacktrace());
        options.setSendModules(config.sendModules());
        options.setSendClientReports(config.sendClientReports());
        config.ignoredErrors().ifPresent(options::setIgnoredErrors);
        config.ignoredTransactions().ifPresent(options::setIgnoredTransactions);
        config.ignoredCheckins().ifPresent(options::setIgnoredCheckIns);
        for (String type : config.ignoredExceptionsForType().orElse(List.of())) {
            options.addIgnoredExceptionForType(ThrowableNameConverter.load(type));
        }
        config.contextTags().orElse(List.of()).forEach(options::addContextTag);
        config.inAppIncludes()
                .orElseGet(application::rootPackages)
                .forEach(options::addInAppInclude);
        config.inAppExcludes().orElse(List.of()).forEach(options::addInAppExclude);
        FRAMEWORK.forEach(options::addInAppExclude);

        options.getLogs().setEnabled(config.logs().enabled());
        options.setFlushTimeoutMillis(config.flushTimeout().toMillis());
        options.setConnectionTimeoutMillis(millis(config.connectionTimeout()));
        options.setReadTimeoutMillis(millis(config.readTimeout()));
        options.setMaxQueueSize(config.transport().maxEnvelopes());
        options.setProxy(proxy(config.proxy()));
        return options;
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(Math.min(duration.toMillis(), Integer.MAX_VALUE));
    }

    private static SentryOptions.@Nullable Proxy proxy(SentryConfig.ProxyConfig proxy) {
        return proxy.host()
                .map(
                        host ->
                                new SentryOptions.Proxy(
                                        host,
                                        Integer.toString(proxy.port()),
                                        proxy.type(),
                                        proxy.user().orElse(null),
                                        proxy.pass().orElse(null)))
                .orElse(null);
    }
}
