package dev.sentrycanary.cli.doctor;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.SentryOptions;
import io.vertx.core.Vertx;

import dev.sentrycanary.cli.terminal.SentryCalls;
import dev.sentrycanary.cli.terminal.Terminal;
import dev.sentrycanary.cli.terminal.UsageException;
import dev.sentrycanary.probe.stored.ApiClient;
import dev.sentrycanary.probe.stored.Proxies;
import dev.sentrycanary.probe.target.Target;
import dev.sentrycanary.probe.target.Targets;
import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.sentry.SentryConfig;
import dev.sentrycanary.sentry.transport.Knock;
import dev.sentrycanary.wire.Dsn;

/** Looks at each link of the chain without raising anything, and stops where one is broken. */
@ApplicationScoped
public class DoctorCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SentryConfig config;
    private final SentryOptions options;
    private final Targets targets;
    private final Vertx vertx;
    private final Clock clock = Clock.systemUTC();

    DoctorCommand(SentryConfig config, SentryOptions options, Targets targets, Vertx vertx) {
        this.config = config;
        this.options = options;
        this.targets = targets;
        this.vertx = vertx;
    }

    /** Does what was asked for and gives the exit code. */
    public int run(DoctorOptions asked, Terminal terminal) throws InterruptedException {
        Target target =
                targets.current()
                        .orElseThrow(
                                () ->
                                        new UsageException(
                                                "There is no DSN: set SENTRY_DSN, or name the"
                                                        + " variable that has it with --dsn-env"));
        List<Finding> findings = new ArrayList<>(configuration(target));
        findings.addAll(way(target.dsn()));
        boolean open =
                findings.stream().noneMatch(one -> one.state() == Finding.State.FAILED)
                        && asked.stage().compareTo(Stage.STORED) >= 0;
        if (open) {
            try (ApiClient client =
                    new ApiClient(
                            vertx, clock, Proxies.of(config.proxy()).orElse(null), PATIENCE)) {
                SentryCalls calls = calls(client, target);
                findings.addAll(new ApiChecks(calls, target).all());
                if (asked.stage() == Stage.ALERTED) {
                    findings.addAll(new AlertChecks(calls, target, asked.webhook()).all());
                }
            }
        }
        Diagnosis diagnosis = new Diagnosis(findings);
        diagnosis.print(terminal, asked.json());
        return diagnosis.exitCode();
    }

    private List<Finding> configuration(Target target) {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                Finding.ok(
                        "configuration",
                        Stage.CAPTURED,
                        "%s, environment %s, release %s"
                                .formatted(
                                        target.dsn(),
                                        options.getEnvironment(),
                                        options.getRelease())));
        if (!config.enabled()) {
            findings.add(
                    Finding.failed(
                            "sampling",
                            Stage.CAPTURED,
                            Cause.NO_DSN,
                            "sentry.enabled is false, nothing is sent"));
        } else if (config.sampleRate() < 1 || config.tracesSampleRate() < 1) {
            findings.add(
                    Finding.warning(
                            "sampling",
                            Stage.CAPTURED,
                            "of errors %s, of transactions %s are kept: a canary needs all"
                                    .formatted(config.sampleRate(), config.tracesSampleRate())));
        } else {
            findings.add(Finding.ok("sampling", Stage.CAPTURED, "every event is kept"));
        }
        return findings;
    }

    private List<Finding> way(Dsn dsn) {
        boolean tls = dsn.scheme().equals("https");
        int port = dsn.port() > 0 ? dsn.port() : tls ? 443 : 80;
        String proxy = config.proxy().host().orElse(null);
        List<Finding> findings =
                new ArrayList<>(
                        new NetworkChecks(
                                        proxy == null ? dsn.host() : proxy,
                                        proxy == null ? port : config.proxy().port(),
                                        tls,
                                        proxy,
                                        clock)
                                .all());
        if (findings.stream().noneMatch(one -> one.state() == Finding.State.FAILED)) {
            findings.addAll(IngestChecks.of(Knock.at(dsn.reveal(), options), clock));
        }
        return findings;
    }

    private static SentryCalls calls(ApiClient client, Target target) {
        return new SentryCalls(
                client,
                target.api(),
                target.token(),
                Objects.requireNonNullElse(target.org(), ""),
                Objects.requireNonNullElse(target.project(), ""));
    }
}
