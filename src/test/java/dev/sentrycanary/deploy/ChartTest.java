package dev.sentrycanary.deploy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The chart passes Helm's own lint and installs what the plain manifests do. */
class ChartTest {
    private static final Path CHART = Path.of("deploy", "helm", "sentry-canary");
    private static final String TEST = "templates/tests/verify.yaml";
    private static final String HOOK = "    helm.sh/hook: test\n";

    @TempDir static Path copy;

    private static String whole;

    /** Helm renders hooks only when it runs them; in the copy the test is a pod like any other. */
    @BeforeAll
    static void render_whole() throws Exception {
        try (Stream<Path> files = Files.walk(CHART)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve("sentry-canary").resolve(CHART.relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        Path test = copy.resolve("sentry-canary").resolve(TEST);
        Files.writeString(test, Files.readString(test).replace(HOOK, ""));
        whole =
                render(
                        "secret.name=sentry-canary",
                        "serviceMonitor.enabled=true",
                        "prometheusRule.enabled=true",
                        "verify.cronJob.enabled=true",
                        "env.SENTRY_ORG=acme");
    }

    @Test
    void by_default_it_brings_the_service_and_a_test_that_verifies() throws Exception {
        String rendered = render();
        assertThat(PublishedSchema.check(rendered))
                .containsExactlyInAnyOrder("NetworkPolicy", "Service", "Deployment", "Pod");
        assertThat(Files.readString(CHART.resolve(TEST))).contains(HOOK);
        assertThat(find(rendered, "Pod").at("/spec/containers/0/args").toString())
                .isEqualTo("[\"verify\",\"--inbox\",\"--timeout\",\"3m\"]");
    }

    @Test
    void everything_that_can_be_asked_for_keeps_to_the_published_schema() throws Exception {
        assertThat(PublishedSchema.check(whole))
                .containsExactlyInAnyOrder(
                        "NetworkPolicy",
                        "Service",
                        "Deployment",
                        "Pod",
                        "CronJob",
                        "ServiceMonitor",
                        "PrometheusRule");
        assertThat(find(whole, "Pod").at("/spec/containers/0/args").toString())
                .contains("--stage", "stored");
        assertThat(find(whole, "Deployment").at("/spec/template/spec/containers/0/env").toString())
                .contains("{\"name\":\"SENTRY_ORG\",\"value\":\"acme\"}");
    }

    @Test
    void its_pods_are_those_of_the_plain_manifests() throws Exception {
        String pod = "/spec/template/spec";
        String job = "/spec/jobTemplate/spec/template/spec";
        assertThat(bare(find(whole, "Deployment").at(pod)))
                .isEqualTo(bare(plain("kubernetes/deployment.yaml").at(pod)));
        assertThat(bare(find(whole, "CronJob").at(job)))
                .isEqualTo(bare(plain("cronjob/cronjob.yaml").at(job)));
    }

    @Test
    void its_rules_are_those_that_promtool_tests() throws Exception {
        assertThat(Files.readString(CHART.resolve("files/rules.yml")))
                .isEqualTo(Files.readString(Path.of("deploy", "prometheus", "rules.yml")));
        JsonNode groups = find(whole, "PrometheusRule").at("/spec/groups");
        assertThat(groups).isEqualTo(plain("kubernetes/prometheusrule.yaml").at("/spec/groups"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"watch.evry=5m", "watch.every=often", "env.SENTRY_DSN=x"})
    void a_value_that_is_wrong_or_secret_is_refused(String value) {
        assertThatThrownBy(() -> render(value))
                .hasMessageContaining("values don't meet the specifications of the schema");
    }

    /** The pod without what an installation sets. */
    private static JsonNode bare(JsonNode pod) {
        ((ObjectNode) pod.at("/containers/0")).remove(List.of("image", "imagePullPolicy", "env"));
        return pod;
    }

    private static JsonNode find(String rendered, String kind) throws Exception {
        return PublishedSchema.objects(rendered).stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode plain(String file) throws Exception {
        return PublishedSchema.objects(Files.readString(Path.of("deploy").resolve(file))).get(0);
    }

    private static String render(String... values) throws Exception {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-XX:TieredStopAtLevel=1");
        line.add("-cp");
        line.add(System.getProperty("java.class.path"));
        line.add(Chart.class.getName());
        line.add(copy.resolve("sentry-canary").toString());
        line.addAll(List.of(values));
        Path errors = Files.createTempFile("chart", ".txt");
        Process helm = new ProcessBuilder(line).redirectError(errors.toFile()).start();
        try {
            String out = new String(helm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(helm.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(helm.exitValue()).as("%s", Files.readString(errors)).isZero();
            return out;
        } finally {
            helm.destroyForcibly();
            Files.delete(errors);
        }
    }
}
