package dev.sentrycanary.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.sentrycanary.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged application as a process of its own, native where that is what was built. */
final class PackagedApp implements AutoCloseable {
    private static final Pattern LISTENING =
            Pattern.compile("Listening on: http://127\\.0\\.0\\.1:(\\d+)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path output;
    private volatile int port;

    private PackagedApp(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * @param environment set on top of an environment without any configuration
     * @param properties system properties as {@code key=value}
     */
    static PackagedApp start(Path folder, Map<String, String> environment, String... properties)
            throws IOException {
        List<String> command = new ArrayList<>();
        List<String> options = Arrays.stream(properties).map(each -> "-D" + each).toList();
        File binary = new File(System.getProperty("native.image.path", "")).getAbsoluteFile();
        if (binary.canExecute() && binary.isFile()) {
            command.add(binary.getPath());
            command.addAll(options);
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(options);
            command.add("-jar");
            command.add(Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString());
        }
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(SENTRY|CANARY|QUARKUS)_.*"));
        builder.environment()
                .putAll(Map.of("QUARKUS_HTTP_PORT", "0", "QUARKUS_HTTP_HOST", "127.0.0.1"));
        builder.environment().putAll(environment);
        return new PackagedApp(builder.start(), output);
    }

    /** The port, once the application listens. */
    int port() {
        if (port == 0) {
            port = awaitPort();
        }
        return port;
    }

    private int awaitPort() {
        return Patience.await()
                .until(
                        () -> {
                            assertThat(process.isAlive()).as(output()).isTrue();
                            Matcher line = LISTENING.matcher(output());
                            return line.find() ? Integer.parseInt(line.group(1)) : 0;
                        },
                        port -> port > 0);
    }

    String get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port() + path);
        return HTTP.send(
                        HttpRequest.newBuilder(uri).timeout(Duration.ofMinutes(2)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** The status of the answer. */
    int post(String path, String body) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port() + path);
        return HTTP.send(
                        HttpRequest.newBuilder(uri)
                                .timeout(Duration.ofMinutes(2))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** Sends SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** Sends SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Resident memory and threads, where the system tells. */
    String status() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return "unknown";
        }
        Map<String, String> lines = new HashMap<>();
        for (String line : Files.readAllLines(status)) {
            int colon = line.indexOf(':');
            lines.put(line.substring(0, Math.max(colon, 0)), line.substring(colon + 1).strip());
        }
        return lines.get("VmRSS") + ", " + lines.get("Threads") + " threads";
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(output()).isTrue();
        return process.exitValue();
    }

    /** All that it wrote so far. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
