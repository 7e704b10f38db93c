package dev.sentrycanary.sentry;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import io.quarkus.arc.All;
import io.sentry.SentryOptions;
import org.jboss.logging.Logger;

/** Tells at the start where events go. */
@Singleton
class Banner {
    private static final Logger LOG = Logger.getLogger(Banner.class);

    private final SentryConfig config;
    private final SentryOptions options;
    private final Target target;
    private final List<BannerLine> others;

    Banner(
            SentryConfig config,
            SentryOptions options,
            Target target,
            @All List<BannerLine> others) {
        this.config = config;
        this.options = options;
        this.target = target;
        this.others = others;
    }

    void print() {
        lines().forEach(LOG::info);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        String local = target.isLocal() ? " (this application)" : "";
        lines.add(
                "Events go to: "
                        + (config.enabled()
                                ? target.description() + local
                                : "none, sentry.enabled is false"));
        lines.add(
                "Environment %s, release %s"
                        .formatted(options.getEnvironment(), options.getRelease()));
        others.forEach(other -> lines.add(other.line()));
        return lines;
    }
}
