package dev.sentrycanary.cli.crash;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgramTest {
    private static final List<String> VERIFY = List.of("verify", "--scenario", "crash");

    @Test
    void a_native_binary_is_repeated_by_its_name_alone() {
        Info binary = new Info("/opt/canary", "verify", "--scenario", "crash");

        assertThat(Program.of(binary, VERIFY)).hasValue(List.of("/opt/canary"));
    }

    @Test
    void a_jar_is_repeated_with_the_options_of_its_machine() {
        Info java =
                new Info(
                        "/usr/bin/java",
                        "-Xmx64m",
                        "-jar",
                        "a.jar",
                        "verify",
                        "--scenario",
                        "crash");

        assertThat(Program.of(java, VERIFY))
                .hasValue(List.of("/usr/bin/java", "-Xmx64m", "-jar", "a.jar"));
    }

    @Test
    void a_port_for_debuggers_is_left_to_the_first_process() {
        Info java =
                new Info(
                        "/usr/bin/java",
                        "-agentlib:jdwp=transport=dt_socket,address=5005",
                        "-jar",
                        "a.jar",
                        "verify",
                        "--scenario",
                        "crash");

        assertThat(Program.of(java, VERIFY)).hasValue(List.of("/usr/bin/java", "-jar", "a.jar"));
    }

    @Test
    void what_the_system_does_not_tell_whole_is_not_repeated() {
        assertThat(Program.of(new Info(null, "verify"), VERIFY)).isEmpty();
        assertThat(Program.of(new Info("/usr/bin/java"), VERIFY)).isEmpty();
        assertThat(Program.of(new Info("/usr/bin/java", "-jar", "a.jar", "doctor"), VERIFY))
                .isEmpty();
    }

    private record Info(String name, String... line) implements ProcessHandle.Info {
        @Override
        public Optional<String> command() {
            return Optional.ofNullable(name);
        }

        @Override
        public Optional<String> commandLine() {
            return Optional.empty();
        }

        @Override
        public Optional<String[]> arguments() {
            return line.length == 0 ? Optional.empty() : Optional.of(line);
        }

        @Override
        public Optional<Instant> startInstant() {
            return Optional.empty();
        }

        @Override
        public Optional<Duration> totalCpuDuration() {
            return Optional.empty();
        }

        @Override
        public Optional<String> user() {
            return Optional.empty();
        }
    }
}
