package dev.sentrycanary.docs;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Holds {@code docs/configuration.md} and {@code application.properties.example} in step with the
 * configuration interfaces. {@code -Dconfiguration.write} writes both anew.
 */
class ConfigurationDocsTest {
    private static final Path REFERENCE = Path.of("docs", "configuration.md");
    private static final Path EXAMPLE = Path.of("application.properties.example");
    private static final List<ConfigSection> SECTIONS =
            ConfigSection.all(new SourceDocs(Path.of("src", "main", "java")));

    @Test
    void reference_is_in_step_with_the_code() throws IOException {
        compare(REFERENCE, reference());
    }

    @Test
    void example_is_in_step_with_the_code() throws IOException {
        compare(EXAMPLE, example());
    }

    @Test
    void example_with_every_key_uncommented_is_a_valid_configuration() throws IOException {
        SmallRyeConfig config = config(uncommented(Files.readString(EXAMPLE)));
        for (ConfigSection section : SECTIONS) {
            assertThat(config.getConfigMapping(section.mapping())).isNotNull();
        }
    }

    @Test
    void a_key_that_does_not_exist_is_refused() throws IOException {
        String wrong = uncommented(Files.readString(EXAMPLE)) + "\ncanary.access.tokn=x\n";
        assertThatThrownBy(() -> config(wrong)).hasMessageContaining("canary.access.tokn");
    }

    private static String uncommented(String example) {
        return example.lines()
                .map(
                        line ->
                                line.startsWith("#") && !line.startsWith("# ")
                                        ? line.substring(1)
                                        : line)
                .collect(Collectors.joining("\n"));
    }

    private static SmallRyeConfig config(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        Map<String, String> values =
                properties.stringPropertyNames().stream()
                        .collect(Collectors.toMap(k -> k, properties::getProperty));
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .addDiscoveredConverters()
                        .withSources(new PropertiesConfigSource(values, "example", 500));
        SECTIONS.forEach(section -> builder.withMapping(section.mapping()));
        return builder.build();
    }

    private static void compare(Path file, String expected) throws IOException {
        if (System.getProperty("configuration.write") != null) {
            Files.writeString(file, expected);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("%s; -Dconfiguration.write writes it anew", file)
                .isEqualTo(expected);
    }

    private static String reference() {
        StringBuilder text =
                new StringBuilder(
                        """
                        # Configuration

                        <!-- Written by ConfigurationDocsTest from the configuration interfaces. -->

                        Each key can stand in `application.properties`, in `.env`, in the environment or in a
                        system property (`-Dkey=value`); system properties win over the environment, the
                        environment over files. An empty value counts as unset. A value that cannot be read
                        stops the start with one line that names the key. `application.properties.example`
                        lists the same keys, ready to be uncommented.
                        """);
        for (ConfigSection section : SECTIONS) {
            text.append("\n## `").append(section.prefix()).append(".*`\n\n");
            text.append(section.about()).append("\n\n");
            text.append("| key and environment variable | value | default | meaning |\n");
            text.append("|---|---|---|---|\n");
            for (ConfigKey key : section.keys()) {
                text.append(
                        "| `%s`<br>`%s` | %s | %s | %s |\n"
                                .formatted(
                                        key.name(),
                                        key.environment(),
                                        key.type(),
                                        key.fallback().isEmpty() ? "" : "`" + key.fallback() + "`",
                                        key.meaning().replace("|", "\\|")));
            }
        }
        return text.toString();
    }

    private static String example() {
        StringBuilder text =
                new StringBuilder(
                        """
                        # Every key of the canary with its default, commented out. Copy what you change to
                        # config/application.properties beside the application, or use the environment.
                        # Written by ConfigurationDocsTest; docs/configuration.md explains more.
                        """);
        for (ConfigSection section : SECTIONS) {
            text.append("\n# ---- ").append(section.about()).append('\n');
            for (ConfigKey key : section.keys()) {
                text.append("\n# ").append(key.meaning()).append('\n');
                text.append('#').append(key.name()).append('=').append(key.fallback()).append('\n');
            }
        }
        return text.toString();
    }
}
