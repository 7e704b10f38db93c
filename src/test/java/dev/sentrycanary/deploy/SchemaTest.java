package dev.sentrycanary.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Manifests hold what the API server knows, and nothing else: it refuses the rest. */
class SchemaTest {
    private static final Path DEPLOY = Path.of("deploy");

    static List<Path> manifests() throws IOException {
        try (Stream<Path> files = Files.walk(DEPLOY)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.startsWith(DEPLOY.resolve("helm")))
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .filter(file -> !file.toString().endsWith("-patch.yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void each_manifest_keeps_to_the_published_schema(Path manifest) throws Exception {
        assertThat(PublishedSchema.check(Files.readString(manifest))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"kubernetes, 6", "kubernetes-replicas, 9", "cronjob, 1"})
    void what_kustomize_makes_of_them_does_too(String folder, int objects) throws Exception {
        assumeTrue(Tool.isHere("kubectl"), "kubectl is not installed");
        String made = Tool.run(DEPLOY, "kubectl", "kustomize", folder);
        assertThat(PublishedSchema.check(made)).hasSize(objects);
    }

    @Test
    void a_field_that_does_not_exist_is_refused() throws IOException {
        String service = Files.readString(DEPLOY.resolve("kubernetes/service.yaml"));
        assertThatThrownBy(() -> PublishedSchema.check(service.replace("selector:", "selectors:")))
                .hasMessageContaining("selectors");
    }

    @Test
    void a_field_that_must_be_there_is_missed() throws IOException {
        String job = Files.readString(DEPLOY.resolve("cronjob/cronjob.yaml"));
        assertThatThrownBy(() -> PublishedSchema.check(job.replaceFirst("  schedule: .*\n", "")))
                .hasMessageContaining("schedule");
    }
}
