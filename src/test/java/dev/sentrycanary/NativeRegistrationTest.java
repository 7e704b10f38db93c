package dev.sentrycanary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.ws.rs.HttpMethod;

import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a native image would miss at run time, told without building one: types that Jackson writes
 * by reflection, state that must not be frozen into the image, resources, untyped templates.
 */
class NativeRegistrationTest {
    private static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.sentrycanary");

    /** Quarkus registers what endpoints take and give, with everything that hangs on it. */
    private static boolean isEndpoint(JavaMethod method) {
        return method.getAnnotations().stream()
                .anyMatch(a -> a.getRawType().isAnnotatedWith(HttpMethod.class));
    }

    private static Set<String> registered() {
        Set<String> names = new TreeSet<>();
        for (JavaClass type : OURS) {
            if (type.isAnnotatedWith(RegisterForReflection.class)) {
                names.add(type.getName());
                for (JavaClass listed :
                        (JavaClass[])
                                type.getAnnotationOfType(RegisterForReflection.class.getName())
                                        .get("targets")
                                        .orElse(new JavaClass[0])) {
                    names.add(listed.getName());
                }
            }
            for (JavaMethod method : type.getMethods()) {
                if (isEndpoint(method)) {
                    method.getAllInvolvedRawTypes().forEach(each -> add(names, each));
                }
            }
        }
        return names;
    }

    private static void add(Set<String> names, JavaClass type) {
        if (type.getPackageName().startsWith("dev.sentrycanary") && names.add(type.getName())) {
            components(type).forEach(each -> add(names, each));
        }
    }

    private static Set<JavaClass> components(JavaClass type) {
        return type.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .flatMap(field -> field.getAllInvolvedRawTypes().stream())
                .filter(each -> each.getPackageName().startsWith("dev.sentrycanary"))
                .filter(each -> !each.isEnum())
                .collect(Collectors.toSet());
    }

    @Test
    void every_type_that_is_written_or_read_as_json_is_registered() {
        Set<String> crossing = new TreeSet<>();
        for (JavaClass type : OURS) {
            if (type.isAnnotatedWith(JsonNaming.class)) {
                add(crossing, type);
            }
        }
        assertThat(crossing).hasSizeGreaterThan(10);
        assertThat(registered()).containsAll(crossing);
    }

    @Test
    void nothing_random_of_the_sdk_is_frozen_into_the_image() throws IOException {
        Set<String> frozen = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter().importPackages("io.sentry")) {
            if (type.getStaticInitializer().filter(NativeRegistrationTest::isChance).isPresent()) {
                frozen.add(type.getName());
            }
        }
        assertThat(frozen).contains("io.sentry.util.Random");
        String arguments = application("quarkus.native.additional-build-args");
        for (String type : frozen) {
            assertThat(arguments).contains("--initialize-at-run-time=" + type);
        }
    }

    /** Whether two starts of a process would find different values there. */
    private static boolean isChance(JavaStaticInitializer initializer) {
        return initializer.getCallsFromSelf().stream()
                .anyMatch(
                        call ->
                                call.getTargetOwner().isAssignableTo(java.util.Random.class)
                                        || call.getTargetOwner().isEquivalentTo(UUID.class)
                                        || call.getName().equals("nanoTime"));
    }

    @Test
    void no_offset_into_an_array_is_frozen_into_the_image() throws IOException {
        Set<String> frozen = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter().importPackages("io.airlift.compress.zstd")) {
            if (type.getStaticInitializer()
                    .filter(NativeRegistrationTest::readsArrayLayout)
                    .isPresent()) {
                frozen.add(type.getName());
            }
        }
        assertThat(frozen).contains("io.airlift.compress.zstd.XxHash64");
        String arguments = application("quarkus.native.additional-build-args");
        for (String type : frozen) {
            assertThat(arguments).contains("--initialize-at-run-time=" + type);
        }
    }

    /** Whether it copies an offset of the building JVM, of which the image builder cannot know. */
    private static boolean readsArrayLayout(JavaStaticInitializer initializer) {
        return initializer.getFieldAccesses().stream()
                .anyMatch(
                        access ->
                                access.getTargetOwner().getName().equals("sun.misc.Unsafe")
                                        && access.getName().startsWith("ARRAY_"));
    }

    @Test
    void the_resources_that_libraries_read_are_included() throws IOException {
        assertThat(application("quarkus.native.resources.includes").split(","))
                .contains(
                        "sentry-external-modules.txt",
                        "sentry-debug-meta.properties",
                        "META-INF/services/io.netty.bootstrap.ChannelInitializerExtension");
        assertThat(registered()).contains("dev.sentrycanary.access.pace.Paced");
    }

    @Test
    void no_template_reads_its_data_by_reflection() throws IOException {
        Set<String> checked =
                Arrays.stream(
                                OURS.get("dev.sentrycanary.web.Templates")
                                        .getMethods()
                                        .toArray(JavaMethod[]::new))
                        .map(JavaMethod::getName)
                        .collect(Collectors.toSet());
        List<Path> templates;
        try (var files = Files.walk(Path.of("src", "main", "resources", "templates"))) {
            templates =
                    files.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList();
        }
        assertThat(templates).hasSizeGreaterThan(5);
        for (Path template : templates) {
            String name = template.getFileName().toString().replace(".html", "");
            // Those of Templates are checked by the build; the others are included and must
            // declare.
            if (!checked.contains(name)) {
                assertThat(Files.readString(template)).as("%s", template).contains("{@");
            }
        }
    }

    private static String application(String key) throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newInputStream(Path.of("src/main/resources/application.properties"))) {
            properties.load(in);
        }
        return properties.getProperty(key, "");
    }
}
