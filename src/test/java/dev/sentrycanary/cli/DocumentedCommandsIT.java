package dev.sentrycanary.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;

/** What the documents tell people to paste does what they say. */
class DocumentedCommandsIT {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern CURL = Pattern.compile("(?m)^(curl -i .*?) +# (\\d{3})\\b");
    private static final Pattern STEP =
            Pattern.compile("(?ms)^```yaml\\n(- name: Would anyone be told\\?.*?)^```");

    private static final Pattern JOB =
            Pattern.compile("(?ms)^```yaml\\n(monitoring-rings:.*?)^```");

    /** What GitLab's runner puts around a script for bash; it takes the code of a plain command. */
    private static final String AS_GITLAB =
            "set -eo pipefail\nset +o noclobber\n: | eval \"$THE_SCRIPT\"\nexit 0";

    @TempDir static Path folder;

    private static PackagedApp app;

    @BeforeAll
    static void start_the_service() throws IOException {
        app = PackagedApp.start(folder, Map.of());
    }

    @AfterAll
    static void end_the_service() {
        app.close();
    }

    @Test
    void the_curls_of_the_readme_are_answered_as_it_says() throws Exception {
        List<MatchResult> curls = CURL.matcher(readme()).results().toList();
        assertThat(curls).hasSize(6);
        for (MatchResult curl : curls) {
            String line = curl.group(1).replace("localhost:8080", "127.0.0.1:" + app.port());
            Shell answer = Shell.run(folder, Map.of(), line);
            assertThat(answer.out())
                    .as(line)
                    .containsPattern("(?m)^HTTP/1\\.1 " + curl.group(2) + " ");
        }
    }

    @Test
    void the_step_of_the_readme_proves_the_chain_and_leaves_a_junit_file() throws Exception {
        Shell step = step("http://canary@127.0.0.1:" + app.port() + "/1");
        assertThat(step.exitCode()).as(step.out()).isZero();
        Element suite = junit();
        assertThat(suite.getElementsByTagName("testcase").getLength()).isGreaterThan(4);
        assertThat(suite.getAttribute("failures")).isEqualTo("0");
    }

    @Test
    void the_step_of_the_readme_fails_where_nothing_listens() throws Exception {
        Shell step = step("http://canary@127.0.0.1:1/1");
        assertThat(step.exitCode()).as(step.out()).isEqualTo(20);
        assertThat(junit().getAttribute("failures")).isNotEqualTo("0");
    }

    @Test
    void the_gitlab_job_passes_or_fails_and_leaves_its_report_either_way() throws Exception {
        Shell healthy = job("http://canary@127.0.0.1:" + app.port() + "/1");
        assertThat(healthy.exitCode()).as(healthy.out()).isZero();
        assertThat(junit().getAttribute("failures")).isEqualTo("0");

        Shell broken = job("http://canary@127.0.0.1:1/1");
        assertThat(broken.exitCode()).as(broken.out()).isEqualTo(20);
        assertThat(junit().getAttribute("failures")).isNotEqualTo("0");
    }

    @Test
    void the_cron_job_fails_with_a_last_line_that_says_where() throws Exception {
        JsonNode container =
                YAML.readTree(Path.of("deploy/cronjob/cronjob.yaml").toFile())
                        .at("/spec/jobTemplate/spec/template/spec/containers/0");
        List<String> arguments = new ArrayList<>();
        container.get("args").forEach(argument -> arguments.add(argument.asText()));
        Map<String, String> environment = new HashMap<>();
        container
                .get("env")
                .forEach(
                        one ->
                                environment.put(
                                        one.get("name").asText(), one.get("value").asText()));
        environment.put("SENTRY_DSN", "http://canary@127.0.0.1:1/1");
        try (PackagedCommand job =
                PackagedCommand.start(folder, environment, arguments.toArray(String[]::new))) {
            assertThat(job.exitCode()).as(job.out() + job.err()).isEqualTo(20);
            assertThat(job.lastLine()).startsWith("FAILED at accepted: connect_refused");
        }
    }

    /** The step with its own environment, and the program in the place of the image. */
    private static Shell step(String dsn) throws Exception {
        var found = STEP.matcher(readme());
        assertThat(found.find()).isTrue();
        JsonNode step = YAML.readTree(found.group(1)).get(0);
        Map<String, String> environment = new HashMap<>();
        step.get("env")
                .fields()
                .forEachRemaining(one -> environment.put(one.getKey(), one.getValue().asText()));
        environment.put("SENTRY_DSN", dsn);
        environment.put("SENTRY_AUTH_TOKEN", "a-token-of-the-tests");
        Path docker = folder.resolve("docker");
        Files.writeString(
                docker,
                """
                #!/bin/bash
                # Like docker run: nothing of the environment but what -e names, then image and arguments.
                pass=()
                while [ "$1" != sentry-canary ]; do
                    if [ "$1" = -e ]; then pass+=("$2=${!2}"); fi
                    shift
                done
                exec env -i "${pass[@]}" %s "${@:2}"
                """
                        .formatted(String.join(" ", PackagedCommand.line())));
        assertThat(docker.toFile().setExecutable(true)).isTrue();
        return Shell.run(folder, environment, step.get("run").asText());
    }

    /** The job with the variables of a project, and the program where the image has it. */
    private static Shell job(String dsn) throws Exception {
        var found = JOB.matcher(Files.readString(Path.of("docs/commands.md")));
        assertThat(found.find()).isTrue();
        JsonNode job = YAML.readTree(found.group(1)).get("monitoring-rings");
        assertThat(job.at("/artifacts/when").asText()).isEqualTo("always");
        assertThat(job.at("/artifacts/reports/junit").asText()).isEqualTo("canary.xml");
        // Any other is refused where the pipeline does not name its stages.
        assertThat(job.path("stage").asText("test")).isIn(".pre", "build", "test", "deploy");
        String jar = "/app/quarkus-run.jar";
        assertThat(Path.of("src/main/docker/Dockerfile.jvm")).content().contains(jar);
        Path java = folder.resolve("java");
        Files.writeString(
                java,
                """
                #!/bin/bash
                [ "$1 $2" = "-jar %s" ] || exit 127
                exec %s "${@:3}"
                """
                        .formatted(jar, String.join(" ", PackagedCommand.line())));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.deleteIfExists(folder.resolve("canary.xml"));
        return Shell.run(
                folder,
                Map.of(
                        "SENTRY_DSN", dsn,
                        "SENTRY_AUTH_TOKEN", "a-token-of-the-tests",
                        "SENTRY_ORG", "acme",
                        "SENTRY_PROJECT", "shop",
                        "THE_SCRIPT", job.get("script").asText()),
                AS_GITLAB);
    }

    private static Element junit() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("canary.xml").toFile())
                .getDocumentElement();
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    /** A line in a shell of its own; what is in the folder is found first. */
    private record Shell(int exitCode, String out) {
        static Shell run(Path folder, Map<String, String> environment, String line)
                throws Exception {
            Path out = Files.createTempFile(folder, "shell", ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder("bash", "-e", "-c", line)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(out.toFile());
            builder.environment().putAll(environment);
            builder.environment().merge("PATH", "", (path, none) -> folder + ":" + path);
            Process shell = builder.start();
            try {
                assertThat(shell.waitFor(3, TimeUnit.MINUTES)).as(line).isTrue();
                return new Shell(shell.exitValue(), Files.readString(out));
            } finally {
                shell.destroyForcibly();
            }
        }
    }
}
