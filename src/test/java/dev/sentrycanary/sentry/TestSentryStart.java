package dev.sentrycanary.sentry;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@Singleton
public class TestSentryStart {
    void start(
            @Observes @Priority(1) StartupEvent start,
            @All java.util.List<OptionsCustomizer> customizers,
            @ConfigProperty(name = "sentry.dsn") java.util.Optional<String> dsn) {
        SentryOptions options = new SentryOptions();
        options.setDsn(dsn.orElse(""));
        options.setTracesSampleRate(1.0);
        options.setMaxQueueSize(20_000);
        options.setVersionDetector(() -> false);
        options.setMaxRequestBodySize(SentryOptions.RequestSize.MEDIUM);
        customizers.forEach(c -> c.customize(options));
        Sentry.init(options);
    }

    void stop(@Observes ShutdownEvent stop) {
        Sentry.close();
    }
}
