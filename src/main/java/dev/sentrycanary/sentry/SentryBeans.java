package dev.sentrycanary.sentry;

import java.net.URI;
import java.util.List;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.arc.All;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;
import io.sentry.SentryOptions;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The options and the hub as beans. */
@Singleton
class SentryBeans {
    /** The options: configuration first, then every customizer by its priority. */
    @Produces
    @Singleton
    SentryOptions options(
            SentryConfig config,
            @All List<OptionsCustomizer> customizers,
            Instance<FallbackTarget> fallback,
            @ConfigProperty(name = "quarkus.application.name") String name,
            @ConfigProperty(name = "quarkus.application.version") String version,
            @ConfigProperty(name = "quarkus.http.port", defaultValue = "8080") int port) {
        SentryOptions options =
                new SentryOptionsFactory(config, ApplicationFacts.of(name, version)).create();
        options.setDsn(
                config.dsn()
                        .orElseGet(
                                () ->
                                        fallback.isResolvable()
                                                ? fallback.get()
                                                        .dsn(URI.create("http://localhost:" + port))
                                                : ""));
        options.addEventProcessor(new LogTemplates());
        customizers.forEach(customizer -> customizer.customize(options));
        return options;
    }

    /** The hub: always the scopes of the current request or thread. */
    @Produces
    @Singleton
    IScopes hub() {
        return ScopesAdapter.getInstance();
    }
}
