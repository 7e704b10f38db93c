package dev.sentrycanary.cli.doctor;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import dev.sentrycanary.cli.terminal.Options;
import dev.sentrycanary.cli.terminal.UsageException;
import dev.sentrycanary.receipt.Stage;

/**
 * What {@code doctor} was asked for.
 *
 * @param stage how far the chain must be sound
 * @param json whether the result is for programs
 * @param webhook where Sentry's alerts are to arrive, null when nobody said
 */
public record DoctorOptions(Stage stage, boolean json, @Nullable URI webhook) {
    /** The command's name. */
    public static final String NAME = "doctor";

    /** How it is asked for. */
    public static CommandSpec spec() {
        CommandSpec spec =
                Options.command(
                        NAME,
                        "Checks configuration, network, ingest, API, alert and webhook one by one.",
                        "Never raises an event.");
        spec.addOption(
                Options.text(
                        "--stage",
                        "STAGE",
                        "How far the chain must be sound: accepted, stored or alerted (default)."));
        spec.addOption(
                Options.text(
                        "--webhook",
                        "URL",
                        "Where Sentry sends the canary's alerts, to see that it answers:",
                        "https://<your canary>/api/test/sentry/alerts."));
        spec.addOption(Options.text("--output", "FORM", "text (default) or json."));
        spec.addOption(
                Options.text("--dsn-env", "NAME", "The environment variable that holds the DSN."));
        spec.usageMessage()
                .footer(
                        "",
                        "Exit codes: 0 sound; 20, 30, 40 a fault on the way to accepted, stored,"
                                + " alerted;",
                        "3 something could not be checked; 2 usage or configuration.");
        return spec;
    }

    /** What was asked for. */
    public static DoctorOptions of(ParseResult parsed) {
        return new DoctorOptions(
                Options.word(parsed, "--stage", Stage.class, Stage.ALERTED),
                Options.word(parsed, "--output", Form.class, Form.TEXT) == Form.JSON,
                uri(Options.value(parsed, "--webhook")));
    }

    /** What {@code verify --explain} means. */
    public static DoctorOptions explaining(Stage stage, boolean json) {
        return new DoctorOptions(stage, json, null);
    }

    private static @Nullable URI uri(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && text.matches("https?://.*")) {
                return uri;
            }
        } catch (IllegalArgumentException malformed) {
            // told below
        }
        throw new UsageException("--webhook is not a URL with http:// or https://");
    }

    private enum Form {
        TEXT,
        JSON
    }
}
