package dev.sentrycanary.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

import dev.sentrycanary.cli.terminal.Options;
import dev.sentrycanary.cli.terminal.Terminal;
import dev.sentrycanary.cli.terminal.UsageException;

/**
 * Configures the application for a command before it starts: no server unless one is needed, no
 * schedule, and a standard output that has the result alone. System properties win over everything
 * that was configured for the service.
 */
final class Preparation {
    private Preparation() {}

    static void of(ParseResult command, Terminal terminal) {
        boolean inbox = has(command, "--inbox");
        boolean listen = has(command, "--listen");
        String dsn = dsn(value(command, "--dsn-env"));
        if (inbox && (listen || dsn != null)) {
            throw new UsageException("--inbox goes with neither --listen nor --dsn-env");
        }
        set("quarkus.http.host-enabled", Boolean.toString(inbox || listen));
        set("quarkus.scheduler.enabled", "false");
        set("canary.watch.every", "");
        set("canary.watch.cron", "");
        // What was not told in time has failed; no later process shall send it after all.
        set("canary.spool.dir", "");
        set("quarkus.banner.enabled", "false");
        set("quarkus.log.console.stderr", "true");
        if (!terminal.colours()) {
            set("quarkus.console.color", "false");
        }
        if (System.getenv("QUARKUS_LOG_CONSOLE_LEVEL") == null
                && System.getProperty("quarkus.log.console.level") == null) {
            set("quarkus.log.console.level", "WARN");
        }
        if (inbox) {
            set("sentry.dsn", "");
            set("canary.inbox.enabled", "true");
            set("quarkus.http.host", "127.0.0.1");
            set("quarkus.http.port", "0");
        } else if (dsn != null) {
            set("sentry.dsn", dsn);
        }
    }

    private static @Nullable String dsn(@Nullable String variable) {
        if (variable == null) {
            return null;
        }
        String dsn = System.getenv(variable);
        if (dsn == null || dsn.isBlank()) {
            throw new UsageException("--dsn-env names " + variable + ", which is not set or empty");
        }
        return dsn.strip();
    }

    private static boolean has(ParseResult command, String option) {
        return command.commandSpec().findOption(option) != null && Options.has(command, option);
    }

    private static @Nullable String value(ParseResult command, String option) {
        return command.commandSpec().findOption(option) == null
                ? null
                : Options.value(command, option);
    }

    private static void set(String key, String value) {
        System.setProperty(key, value);
    }
}
