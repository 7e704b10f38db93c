package dev.sentrycanary.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What operators apply is whole, safe and in step with itself. */
class ManifestTest {
    private static final Path KUBERNETES = Path.of("deploy", "kubernetes");
    private static final Path PROMETHEUS = Path.of("deploy", "prometheus");
    private static final Pattern COPY =
            Pattern.compile("(?m)^COPY (?:--(?!from)\\S+ )*(?!--)(\\S+) \\S+$");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Test
    void kustomization_lists_every_manifest_but_the_secret() throws IOException {
        List<String> listed = new ArrayList<>();
        kubernetes("kustomization.yaml").get("resources").forEach(r -> listed.add(r.asText()));
        try (var files = Files.list(KUBERNETES)) {
            assertThat(listed)
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(f -> f.getFileName().toString())
                                    .filter(f -> !f.equals("kustomization.yaml"))
                                    .filter(f -> !f.startsWith("secret"))
                                    .toList());
        }
    }

    @Test
    void every_manifest_is_an_object_with_a_name() throws IOException {
        try (var files = Files.list(KUBERNETES)) {
            for (Path file : files.filter(f -> !f.endsWith("kustomization.yaml")).toList()) {
                JsonNode manifest = YAML.readTree(file.toFile());
                assertThat(manifest.at("/apiVersion").asText()).as("%s", file).isNotEmpty();
                assertThat(manifest.at("/kind").asText()).as("%s", file).isNotEmpty();
                assertThat(manifest.at("/metadata/name").asText())
                        .as("%s", file)
                        .isEqualTo("sentry-canary");
            }
        }
    }

    @Test
    void the_pod_may_do_as_little_as_possible() throws IOException {
        JsonNode pod = kubernetes("deployment.yaml").at("/spec/template/spec");
        assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText())
                .isEqualTo("RuntimeDefault");
        JsonNode container = pod.at("/containers/0");
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                .isFalse();
        assertThat(container.at("/securityContext/capabilities/drop/0").asText()).isEqualTo("ALL");
        assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
        assertThat(container.at("/resources/requests/cpu").asText()).isNotEmpty();
    }

    @Test
    void the_cron_job_verifies_once_and_as_locked_down_as_the_service() throws IOException {
        JsonNode job = YAML.readTree(Path.of("deploy/cronjob/cronjob.yaml").toFile());
        assertThat(job.at("/spec/concurrencyPolicy").asText()).isEqualTo("Forbid");
        assertThat(job.at("/spec/jobTemplate/spec/backoffLimit").asInt(-1)).isZero();
        JsonNode pod = job.at("/spec/jobTemplate/spec/template/spec");
        assertThat(pod.at("/restartPolicy").asText()).isEqualTo("Never");
        JsonNode service = kubernetes("deployment.yaml").at("/spec/template/spec");
        assertThat(pod.get("securityContext")).isEqualTo(service.get("securityContext"));
        assertThat(pod.at("/containers/0/securityContext"))
                .isEqualTo(service.at("/containers/0/securityContext"));
        assertThat(pod.at("/containers/0/args/0").asText()).isEqualTo("verify");
    }

    @Test
    void probes_ask_what_needs_no_token() throws IOException {
        JsonNode container = kubernetes("deployment.yaml").at("/spec/template/spec/containers/0");
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(container.at("/" + probe + "/httpGet/path").asText())
                    .as(probe)
                    .startsWith("/q/health/");
        }
    }

    @Test
    void service_monitor_and_policy_find_the_pod() throws IOException {
        JsonNode labels = kubernetes("deployment.yaml").at("/spec/template/metadata/labels");
        assertThat(labels.size()).isPositive();
        assertThat(kubernetes("service.yaml").at("/spec/selector")).isEqualTo(labels);
        assertThat(kubernetes("networkpolicy.yaml").at("/spec/podSelector/matchLabels"))
                .isEqualTo(labels);
        assertThat(kubernetes("servicemonitor.yaml").at("/spec/selector/matchLabels"))
                .isEqualTo(kubernetes("service.yaml").at("/metadata/labels"));
    }

    @Test
    void the_example_holds_no_secret() throws IOException {
        JsonNode data = kubernetes("secret.example.yaml").get("stringData");
        for (String key : List.of("CANARY_ACCESS_TOKEN", "SENTRY_DSN", "SENTRY_AUTH_TOKEN")) {
            assertThat(data.get(key).asText()).as(key).isEmpty();
        }
    }

    @Test
    void both_rule_files_are_equal() throws IOException {
        assertThat(kubernetes("prometheusrule.yaml").at("/spec/groups"))
                .isEqualTo(YAML.readTree(PROMETHEUS.resolve("rules.yml").toFile()).get("groups"));
    }

    @Test
    void every_rule_links_to_its_runbook() throws IOException {
        String runbooks = Files.readString(Path.of("docs", "runbooks.md"));
        for (JsonNode rule :
                YAML.readTree(PROMETHEUS.resolve("rules.yml").toFile()).at("/groups/0/rules")) {
            String name = rule.get("alert").asText();
            assertThat(rule.at("/annotations/runbook_url").asText())
                    .isEqualTo("docs/runbooks.md#" + name.toLowerCase(java.util.Locale.ROOT));
            assertThat(runbooks).contains("\n## " + name + "\n");
        }
    }

    @Test
    void the_replicas_may_touch_their_lease_and_nothing_else() throws IOException {
        Path replicas = Path.of("deploy", "kubernetes-replicas");
        JsonNode rules = YAML.readTree(replicas.resolve("role.yaml").toFile()).get("rules");
        for (JsonNode rule : rules) {
            assertThat(rule.at("/apiGroups/0").asText()).isEqualTo("coordination.k8s.io");
            assertThat(rule.at("/resources/0").asText()).isEqualTo("leases");
        }
        JsonNode kustomization = YAML.readTree(replicas.resolve("kustomization.yaml").toFile());
        kustomization
                .get("resources")
                .forEach(one -> assertThat(replicas.resolve(one.asText())).exists());
        kustomization
                .get("patches")
                .forEach(one -> assertThat(replicas.resolve(one.get("path").asText())).exists());
    }

    @Test
    void compose_publishes_on_this_machine_only() throws IOException {
        JsonNode services = YAML.readTree(Path.of("docker-compose.yml").toFile()).get("services");
        for (JsonNode service : services) {
            service.get("ports").forEach(p -> assertThat(p.asText()).startsWith("127.0.0.1:"));
            assertThat(service.get("read_only").asBoolean()).isTrue();
        }
        services.at("/prometheus/volumes")
                .forEach(v -> assertThat(Path.of(v.asText().split(":")[0])).exists());
    }

    @Test
    void images_run_without_root_and_without_a_shell() throws IOException {
        for (String name : List.of("Dockerfile.jvm", "Dockerfile.native-micro")) {
            String text = Files.readString(Path.of("src/main/docker", name));
            assertThat(text)
                    .as(name)
                    .containsPattern("(?m)^ARG BASE_IMAGE=\\S+$")
                    .containsPattern("(?m)^FROM \\$\\{BASE_IMAGE}$")
                    .containsPattern("(?m)^USER 10001:10001$")
                    .containsPattern("(?m)^ENTRYPOINT \\[\"")
                    .containsPattern("(?m)^HEALTHCHECK ");
            assertThat(text.substring(text.lastIndexOf("\nFROM ")))
                    .as("what is in the image of %s", name)
                    .doesNotContainPattern("(?m)^(RUN|CMD|ADD) ");
        }
    }

    @Test
    void images_copy_only_what_is_there_and_reaches_the_builder() throws IOException {
        List<String> through =
                Files.readString(Path.of(".dockerignore"))
                        .lines()
                        .filter(line -> line.startsWith("!"))
                        .map(line -> line.substring(1))
                        .toList();
        for (String name : List.of("Dockerfile.jvm", "Dockerfile.native-micro")) {
            List<String> sources =
                    COPY.matcher(Files.readString(Path.of("src/main/docker", name)))
                            .results()
                            .map(copy -> copy.group(1))
                            .toList();
            assertThat(sources).as(name).contains("target/bom.json");
            for (String source : sources) {
                assertThat(through).as("%s: %s", name, source).anyMatch(source::startsWith);
                if (!source.startsWith("target/")) {
                    assertThat(Path.of(source)).exists();
                }
            }
        }
    }

    @Test
    void the_workflow_uses_actions_by_commit_and_may_only_read() throws Exception {
        Path workflow = Path.of(".github", "workflows", "ci.yml");
        assertThat(Files.readString(workflow).lines().filter(line -> line.contains("uses:")))
                .isNotEmpty()
                .allMatch(line -> line.matches(".* uses: \\S+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
        assertThat(YAML.readTree(workflow.toFile()).get("permissions").toString())
                .isEqualTo("{\"contents\":\"read\"}");
        if (Tool.isHere("actionlint")) {
            Tool.run(Path.of("."), "actionlint", workflow.toString());
        }
    }

    @Test
    void alert_rules_pass_promtool() throws Exception {
        Tool.run(PROMETHEUS, "promtool", "check", "rules", "rules.yml");
        assertThat(Tool.run(PROMETHEUS, "promtool", "test", "rules", "rules_test.yml"))
                .contains("SUCCESS");
    }

    private static JsonNode kubernetes(String file) throws IOException {
        return YAML.readTree(KUBERNETES.resolve(file).toFile());
    }
}
