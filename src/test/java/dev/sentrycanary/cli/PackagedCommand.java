package dev.sentrycanary.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** A command of the packaged application as a shell runs it, with its two outputs apart. */
final class PackagedCommand implements AutoCloseable {
    private final Process process;
    private final Path out;
    private final Path err;

    private PackagedCommand(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static PackagedCommand start(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        return start(folder, environment, line(arguments));
    }

    /** The same where standard output takes nothing. */
    static PackagedCommand onFullDisk(
            Path folder, Map<String, String> environment, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" >/dev/full", "sh"));
        line.addAll(line(arguments));
        return start(folder, environment, line);
    }

    /** The same behind a pseudo-terminal, as {@code script} of util-linux makes one. */
    static PackagedCommand onTerminal(
            Path folder, Map<String, String> environment, String... arguments) throws IOException {
        return start(
                folder,
                environment,
                List.of(
                        // Whoever runs the tests in the background may ignore it, and so would we.
                        "env",
                        "--default-signal=INT",
                        "script",
                        "-qec",
                        String.join(" ", line(arguments)),
                        "/dev/null"));
    }

    private static PackagedCommand start(
            Path folder, Map<String, String> environment, List<String> line) throws IOException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(line)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.matches("((SENTRY|CANARY|QUARKUS)_.*)|NO_COLOR|TERM"));
        // A slow machine is no fault of what is delivered.
        builder.environment().put("CANARY_DEADLINE_CAPTURED", "60s");
        builder.environment().put("CANARY_DEADLINE_ACCEPTED", "60s");
        builder.environment().putAll(environment);
        return new PackagedCommand(builder.start(), out, err);
    }

    /** How a shell starts the program. */
    static List<String> line(String... arguments) {
        List<String> line = new ArrayList<>();
        File binary = new File(System.getProperty("native.image.path", "")).getAbsoluteFile();
        if (binary.canExecute() && binary.isFile()) {
            line.add(binary.getPath());
        } else {
            line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            line.add("-XX:TieredStopAtLevel=1");
            line.add("-jar");
            line.add(Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString());
        }
        line.addAll(List.of(arguments));
        return line;
    }

    int exitCode() throws Exception {
        assertThat(process.waitFor(4, TimeUnit.MINUTES)).as(out() + err()).isTrue();
        return process.exitValue();
    }

    /** Presses keys at its terminal. */
    void type(String keys) throws IOException {
        OutputStream keyboard = process.getOutputStream();
        keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    /** Sends SIGTERM. */
    void terminate() {
        process.destroy();
    }

    String out() throws IOException {
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    String err() throws IOException {
        return Files.readString(err, StandardCharsets.UTF_8);
    }

    String lastLine() throws IOException {
        List<String> lines = out().lines().toList();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
