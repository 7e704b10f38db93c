package dev.sentrycanary.sentry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.sentry.ProfileLifecycle;
import io.sentry.SentryOptions.RequestSize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/**
 * What every Sentry SDK calls by these names: {@code SENTRY_DSN} and so on in the environment,
 * {@code sentry.dsn} in files. An empty value counts as unset. Where a name is unset, its {@code
 * quarkus.log.sentry.*} namesake is honoured.
 */
@ConfigMapping(prefix = "sentry")
public interface SentryConfig {
    /** Whether anything is sent at all. */
    @WithDefault("true")
    boolean enabled();

    /** Where events go; unset means the fallback target, if there is one. */
    @WithConverter(DsnConverter.class)
    Optional<String> dsn();

    /** The name of this deployment; unset means the Quarkus profile. */
    Optional<String> environment();

    /** The version of the application; unset means {@code name@version} of the build. */
    Optional<String> release();

    /** The build within the release. */
    Optional<String> dist();

    /** The name of this machine; unset means its host name. */
    Optional<String> serverName();

    /** The share of error events that is kept, from 0 to 1. */
    @WithDefault("1.0")
    @WithConverter(RateConverter.class)
    double sampleRate();

    /** The share of transactions that is kept, from 0 to 1; 0 turns tracing off. */
    @WithDefault("1.0")
    @WithConverter(RateConverter.class)
    double tracesSampleRate();

    /** The share of profiling sessions that is kept, from 0 to 1; unset means no profiling. */
    @WithConverter(RateConverter.class)
    Optional<Double> profileSessionSampleRate();

    /** Whether profiles follow transactions or are started by hand. */
    @WithDefault("trace")
    ProfileLifecycle profileLifecycle();

    /** Whether cookies, client addresses and user details may be sent. */
    @WithDefault("false")
    boolean sendDefaultPii();

    /** Up to which size request bodies are sent along: 1 kB, 10 kB or any. */
    @WithDefault("medium")
    RequestSize maxRequestBodySize();

    /** Whether the SDK explains itself in the log. */
    @WithDefault("false")
    boolean debug();

    /** Tags of every event in one value: {@code a:b,c:d}. */
    @WithName("tags")
    Optional<List<@WithConverter(TagConverter.class) String>> tagList();

    /** Tags of every event, one key each; they win over {@link #tagList()}. */
    Map<String, String> tags();

    /** Package prefixes that are the application; unset means its own root package. */
    Optional<List<String>> inAppIncludes();

    /** Package prefixes that never count as the application. */
    Optional<List<String>> inAppExcludes();

    /**
     * Exceptions that are not sent, as class names. A native image knows the names of those that
     * are registered for reflection, such as those of Jakarta REST and many of the JDK.
     */
    Optional<List<@WithConverter(ThrowableNameConverter.class) String>> ignoredExceptionsForType();

    /** Messages that are not sent, as text or regular expressions. */
    Optional<List<String>> ignoredErrors();

    /** Transactions that are not sent, by name or regular expression. */
    Optional<List<String>> ignoredTransactions();

    /** Monitors whose check-ins are not sent, by slug or regular expression. */
    Optional<List<String>> ignoredCheckins();

    /** Keys of the logging context (MDC) that become tags. */
    Optional<List<String>> contextTags();

    /** How many breadcrumbs an event carries at most. */
    @WithDefault("100")
    @WithConverter(CountConverter.class)
    int maxBreadcrumbs();

    /** Whether events without an exception carry the stack of the capturing thread. */
    @WithDefault("false")
    boolean attachStacktrace();

    /** Whether events list the libraries of the application. */
    @WithDefault("true")
    boolean sendModules();

    /** Whether losses are told to Sentry. */
    @WithDefault("true")
    boolean sendClientReports();

    /** Hosts and paths that get trace headers, as text or regular expressions. */
    Optional<List<String>> tracePropagationTargets();

    /** Whether a trace is only continued when it comes from the same organisation. */
    @WithDefault("false")
    boolean strictTraceContinuation();

    /** The organisation's number; unset means the one in the DSN's host name. */
    Optional<String> orgId();

    /** How long a shutdown waits for events on their way. */
    @WithDefault("5s")
    Duration shutdownTimeout();

    /** How long an explicit flush waits. */
    @WithDefault("15s")
    Duration flushTimeout();

    /** How long to wait for a connection to the target. */
    @WithDefault("5s")
    Duration connectionTimeout();

    /** How long to wait for the target's answer. */
    @WithDefault("5s")
    Duration readTimeout();

    /** The proxy as one URL; its parts come out under {@link #proxy()}. */
    @WithName("proxy")
    Optional<String> proxyUrl();

    /** The proxy on the way to the target. */
    ProxyConfig proxy();

    /** Log records as events, breadcrumbs and structured logs. */
    LoggingConfig logging();

    /** Sentry's structured logs. */
    LogsConfig logs();

    /** The queue in front of the network. */
    TransportConfig transport();

    /** Token of Sentry's Web API. */
    Optional<String> authToken();

    /** Organisation slug for the Web API. */
    Optional<String> org();

    /** Project slug for the Web API. */
    Optional<String> project();

    /** Which product receives, and so by which API events are read back. */
    @WithDefault("sentry")
    Kind kind();

    /** Base of the Web API; unset means derived from the DSN. */
    Optional<@WithConverter(HttpUrlConverter.class) String> url();

    /** What answers at the DSN. */
    enum Kind {
        /** Sentry itself, or what has its Web API. */
        SENTRY,
        /** Bugsink. */
        BUGSINK,
        /** The inbox of another Sentry Canary. */
        INBOX
    }

    /** A proxy, as one URL in {@code sentry.proxy} or part by part. */
    interface ProxyConfig {
        /** Host name or address. */
        Optional<String> host();

        /** Port, 80 unless told. */
        @WithDefault("80")
        @WithConverter(PortConverter.class)
        int port();

        /** User name for the proxy. */
        Optional<String> user();

        /** Password for the proxy. */
        Optional<String> pass();

        /** Kind of proxy. */
        @WithDefault("http")
        java.net.Proxy.Type type();
    }

    /** What becomes of log records. */
    interface LoggingConfig {
        /** Whether log records reach Sentry at all. */
        @WithDefault("true")
        boolean enabled();

        /** Records from this level on become events. */
        @WithDefault("ERROR")
        @WithConverter(LevelConverter.class)
        java.util.logging.Level minimumEventLevel();

        /** Records from this level on become breadcrumbs. */
        @WithDefault("INFO")
        @WithConverter(LevelConverter.class)
        java.util.logging.Level minimumBreadcrumbLevel();

        /** Records from this level on become structured logs, where those are on. */
        @WithDefault("INFO")
        @WithConverter(LevelConverter.class)
        java.util.logging.Level minimumLevel();
    }

    /** Sentry's structured logs. */
    interface LogsConfig {
        /** Whether log records are also sent as structured logs. */
        @WithDefault("false")
        boolean enabled();
    }

    /** The queue in front of the network. */
    interface TransportConfig {
        /** How many envelopes may wait. */
        @WithName("max-envelopes")
        @WithDefault("20000")
        @WithConverter(CountConverter.class)
        int maxEnvelopes();

        /** How many bytes of envelopes may wait, compressed. */
        @WithName("max-bytes")
        @WithDefault("67108864")
        long maxBytes();

        /** How many connections send at the same time. */
        @WithDefault("2")
        @WithConverter(CountConverter.class)
        int senders();
    }
}
