package dev.sentrycanary.cli.setup;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import dev.sentrycanary.cli.terminal.Options;

/**
 * What {@code setup} was asked for.
 *
 * @param name of the alert
 * @param integration slug of the internal integration that calls the canary back, null for the only
 *     one there is
 * @param api by which API
 * @param dryRun whether to write nothing
 * @param terraform whether to print Terraform instead
 */
public record SetupOptions(
        String name, @Nullable String integration, Api api, boolean dryRun, boolean terraform) {
    /** The command's name. */
    public static final String NAME = "setup";

    /** Ways to create an alert. */
    public enum Api {
        /** What the server has. */
        AUTO,
        /** Monitors and workflows. */
        WORKFLOWS,
        /** Issue alert rules of older servers. */
        RULES
    }

    /** How it is asked for. */
    public static CommandSpec spec() {
        CommandSpec spec =
                Options.command(
                        NAME,
                        "Creates the alert in Sentry that rings for the canary's events, or brings"
                                + " it up to date.",
                        "Needs SENTRY_AUTH_TOKEN (alerts:write, org:read, project:read), SENTRY_ORG"
                                + " and SENTRY_PROJECT.");
        spec.addOption(
                Options.text("--name", "NAME", "Name of the alert (default sentry-canary)."));
        spec.addOption(
                Options.text(
                        "--integration",
                        "SLUG",
                        "The internal integration to notify; may be left out where there is but"
                                + " one."));
        spec.addOption(
                Options.text(
                        "--api",
                        "API",
                        "auto (default), workflows (current Sentry) or rules (older"
                                + " self-hosted)."));
        spec.addOption(
                Options.flag("--dry-run", "Read what is there, print the call, write nothing."));
        spec.addOption(
                Options.flag("--print-terraform", "Print it as Terraform and call nothing."));
        spec.usageMessage()
                .footer("", "Exit codes: 0 the alert is as it should be; 1 not; 2 usage.");
        return spec;
    }

    /** What was asked for. */
    public static SetupOptions of(ParseResult parsed) {
        return new SetupOptions(
                Objects.requireNonNullElse(Options.value(parsed, "--name"), "sentry-canary"),
                Options.value(parsed, "--integration"),
                Options.word(parsed, "--api", Api.class, Api.AUTO),
                Options.has(parsed, "--dry-run"),
                Options.has(parsed, "--print-terraform"));
    }
}
