package dev.sentrycanary.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import dev.sentrycanary.cli.terminal.ExitCode;
import dev.sentrycanary.cli.terminal.Lines;
import dev.sentrycanary.cli.terminal.Options;
import dev.sentrycanary.cli.terminal.Terminal;
import dev.sentrycanary.cli.terminal.UsageException;

/**
 * Asks the service on this machine whether it is ready: the check of a container that has neither
 * shell nor curl. It starts nothing of the application.
 */
final class HealthCommand {
    static final String NAME = "health";

    private static final int PATIENCE_MILLIS = 3_000;
    private static final int SHOWN = 2_000;

    private HealthCommand() {}

    static CommandSpec spec() {
        CommandSpec spec =
                Options.command(
                        NAME,
                        "Asks the service on this machine whether it is ready; exit code 0 or 1.");
        spec.addOption(
                Options.text(
                        "--url",
                        "URL",
                        "What to ask (default http://127.0.0.1:<QUARKUS_HTTP_PORT>"
                                + "/q/health/ready)."));
        return spec;
    }

    static int run(ParseResult parsed, Terminal terminal) {
        String url = Options.value(parsed, "--url");
        URI uri = uri(url == null ? "http://127.0.0.1:" + port() + "/q/health/ready" : url);
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            int status = connection.getResponseCode();
            if (status == 200) {
                return ExitCode.OK;
            }
            terminal.err().println("HTTP " + status + ": " + body(connection.getErrorStream()));
        } catch (IOException e) {
            terminal.err().println("No answer from " + uri + ": " + e.getMessage());
        }
        return ExitCode.BROKEN;
    }

    private static URI uri(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException malformed) {
            throw new UsageException("--url is not a URL: " + malformed.getMessage());
        }
        if (!Objects.requireNonNullElse(uri.getScheme(), "").matches("https?")) {
            throw new UsageException("--url must start with http:// or https://");
        }
        return uri;
    }

    private static String port() {
        String port =
                System.getProperty(
                        "quarkus.http.port",
                        Objects.requireNonNullElse(System.getenv("QUARKUS_HTTP_PORT"), ""));
        return port.isBlank() ? "8080" : port.strip();
    }

    private static String body(@Nullable InputStream body) throws IOException {
        return body == null
                ? ""
                : Lines.oneLine(new String(body.readNBytes(SHOWN), StandardCharsets.UTF_8));
    }
}
