package dev.sentrycanary.sentry;

import java.util.Locale;

import jakarta.inject.Singleton;

import dev.sentrycanary.sentry.transport.Backlog;
import dev.sentrycanary.sentry.transport.spool.SpoolSettings;

/** Says whether events outlive the process. */
@Singleton
class SpoolBanner implements BannerLine {
    private final Target target;
    private final SpoolConfig config;
    private final Backlog backlog;

    SpoolBanner(Target target, SpoolConfig config, Backlog backlog) {
        this.target = target;
        this.config = config;
        this.backlog = backlog;
    }

    @Override
    public String line() {
        if (!target.isRemote()) {
            return "Spool: not needed, nothing leaves this application";
        }
        return config.settings()
                .map(this::on)
                .orElse(
                        "Spool: off, what waits for Sentry lives in memory only and ends with the"
                                + " process (set canary.spool.dir)");
    }

    private String on(SpoolSettings spool) {
        if (!backlog.spool().isWritable()) {
            return "Spool: %s cannot be written, what waits for Sentry lives in memory only"
                    .formatted(spool.dir());
        }
        return "Spool: on, up to %d MiB in %s, for at most %s"
                .formatted(
                        spool.maxBytes() / (1024 * 1024),
                        spool.dir(),
                        spool.maxAge().toString().substring(2).toLowerCase(Locale.ROOT));
    }
}
