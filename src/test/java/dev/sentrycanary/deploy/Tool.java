package dev.sentrycanary.deploy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Runs a command of the operator's tool box; the test is skipped where it is not installed. */
final class Tool {
    private Tool() {}

    /** Whether the command is installed, for tests that do without. */
    static boolean isHere(String command) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    /** Standard output of the command, which must succeed. */
    static String run(Path directory, String... command) throws Exception {
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .redirectError(ProcessBuilder.Redirect.to(log()))
                            .start();
        } catch (IOException e) {
            assumeTrue(false, "needs " + command[0]);
            throw e;
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as("%s: %s %s", String.join(" ", command), out, log())
                .isZero();
        return out;
    }

    private static File log() {
        return Path.of("target", "tool.log").toFile();
    }
}
