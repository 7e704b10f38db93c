package dev.sentrycanary.cli.setup;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.Vertx;

import dev.sentrycanary.cli.terminal.ExitCode;
import dev.sentrycanary.cli.terminal.SentryCalls;
import dev.sentrycanary.cli.terminal.Terminal;
import dev.sentrycanary.cli.terminal.UsageException;
import dev.sentrycanary.probe.stored.ApiClient;
import dev.sentrycanary.probe.stored.Proxies;
import dev.sentrycanary.probe.target.ApiBase;
import dev.sentrycanary.sentry.SentryConfig;
import dev.sentrycanary.wire.Dsn;

/** Creates in Sentry the alert that the canary waits for. */
@ApplicationScoped
public class SetupCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final URI SAAS = URI.create("https://sentry.io");

    private final SentryConfig config;
    private final Vertx vertx;

    SetupCommand(SentryConfig config, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
    }

    /** Does what was asked for and gives the exit code. */
    public int run(SetupOptions options, Terminal terminal) throws InterruptedException {
        String org = needed(config.org(), "SENTRY_ORG");
        String project = needed(config.project(), "SENTRY_PROJECT");
        if (options.terraform()) {
            terminal.out().print(Terraform.of(org, project, options));
            terminal.out().flush();
            return ExitCode.OK;
        }
        String token = needed(config.authToken(), "SENTRY_AUTH_TOKEN");
        URI base =
                config.url()
                        .map(ApiBase::of)
                        .or(() -> config.dsn().map(dsn -> ApiBase.of(Dsn.parse(dsn))))
                        .orElse(SAAS);
        try (ApiClient client =
                new ApiClient(
                        vertx,
                        Clock.systemUTC(),
                        Proxies.of(config.proxy()).orElse(null),
                        PATIENCE)) {
            SentryCalls calls = new SentryCalls(client, base, token, org, project);
            Steps steps = new Steps(calls, terminal.out(), options.dryRun());
            terminal.out().println(new AlertSetup(steps, options).run());
            return ExitCode.OK;
        } catch (SetupFault fault) {
            terminal.err().println(fault.getMessage());
            return ExitCode.BROKEN;
        } finally {
            terminal.out().flush();
        }
    }

    private static String needed(Optional<String> value, String name) {
        return value.orElseThrow(() -> new UsageException(name + " is not set"));
    }
}
