package dev.sentrycanary.sentry;

import java.util.List;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.arc.All;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;
import io.sentry.SentryOptions;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.sentrycanary.sentry.transport.Backlog;
import dev.sentrycanary.sentry.transport.HttpTransportFactory;
import dev.sentrycanary.sentry.transport.TransportSettings;

/** The options and the hub as beans. */
@Singleton
class SentryBeans {
    @Produces
    @Singleton
    Target target(SentryConfig config, Instance<FallbackTarget> fallback) {
        return new Target(
                config.dsn().orElse(null), fallback.isResolvable() ? fallback.get() : null);
    }

    @Produces
    @Singleton
    Backlog backlog() {
        return new Backlog();
    }

    /** The options: configuration first, then every customizer by its priority. */
    @Produces
    @Singleton
    SentryOptions options(
            SentryConfig config,
            Target target,
            Backlog backlog,
            SpoolConfig spool,
            ShutdownConfig shutdown,
            @All List<OptionsCustomizer> customizers,
            @All List<DeliveryListener> listeners,
            @ConfigProperty(name = "quarkus.application.name") String name,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        SentryOptions options =
                new SentryOptionsFactory(config, ApplicationFacts.of(name, version)).create();
        options.setDsn(target.initialDsn());
        options.setShutdownTimeoutMillis(shutdown.flush().toMillis());
        CurrentCapture current = new CurrentCapture();
        DeliveryDispatch dispatch = new DeliveryDispatch(listeners, current);
        options.setTransportFactory(
                new HttpTransportFactory(
                        new TransportSettings(
                                config.transport().maxEnvelopes(),
                                config.transport().maxBytes(),
                                config.transport().senders(),
                                target.isRemote() ? spool.settings().orElse(null) : null),
                        dispatch,
                        backlog,
                        target.details()));
        current.install(options);
        options.addEventProcessor(new LogTemplates());
        customizers.forEach(customizer -> customizer.customize(options));
        dispatch.install(options);
        return options;
    }

    /** The hub: always the scopes of the current request or thread. */
    @Produces
    @Singleton
    IScopes hub() {
        return ScopesAdapter.getInstance();
    }
}
