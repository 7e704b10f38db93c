package dev.sentrycanary.docs;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/**
 * The keys of one mapping interface.
 *
 * @param mapping the interface
 * @param prefix what its keys begin with
 * @param about what it is for
 * @param keys in the order of the source
 */
record ConfigSection(Class<?> mapping, String prefix, String about, List<ConfigKey> keys) {

    static List<ConfigSection> all(SourceDocs docs) {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.sentrycanary")
                        .stream()
                        .filter(c -> c.isAnnotatedWith(ConfigMapping.class))
                        .map(JavaClass::reflect)
                        .map(type -> of(type, docs))
                        .sorted(Comparator.comparing(ConfigSection::prefix))
                        .toList();
    }

    private static ConfigSection of(Class<?> type, SourceDocs docs) {
        String prefix = type.getAnnotation(ConfigMapping.class).prefix();
        List<ConfigKey> keys = new ArrayList<>();
        collect(type, prefix, docs, keys);
        return new ConfigSection(type, prefix, docs.of(type), List.copyOf(keys));
    }

    private static void collect(
            Class<?> type, String prefix, SourceDocs docs, List<ConfigKey> keys) {
        Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !method.isSynthetic() && method.getParameterCount() == 0)
                .filter(method -> !method.isDefault())
                .sorted(Comparator.comparingInt(docs::position))
                .forEach(
                        method -> {
                            String name = prefix + "." + name(method);
                            Class<?> returned = method.getReturnType();
                            if (returned.isInterface()
                                    && returned.getName().startsWith("dev.sentrycanary")) {
                                collect(returned, name, docs, keys);
                            } else {
                                keys.add(key(name, method, docs));
                            }
                        });
    }

    private static ConfigKey key(String name, Method method, SourceDocs docs) {
        WithDefault fallback = method.getAnnotation(WithDefault.class);
        return new ConfigKey(
                name,
                describe(method.getGenericReturnType()),
                fallback == null ? "" : fallback.value(),
                docs.of(method));
    }

    private static String name(Method method) {
        WithName given = method.getAnnotation(WithName.class);
        return given != null
                ? given.value()
                : method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String describe(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type last =
                    generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (generic.getRawType() == Optional.class) {
                return describe(last);
            }
            return generic.getRawType() == Map.class
                    ? "one key per entry"
                    : "list of " + describe(last);
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isEnum()) {
            return Arrays.stream(raw.getEnumConstants())
                    .map(value -> ((Enum<?>) value).name().toLowerCase(Locale.ROOT))
                    .map(value -> value.replace('_', '-'))
                    .collect(Collectors.joining(", "));
        }
        return switch (raw.getSimpleName()) {
            case "String" -> "text";
            case "boolean", "Boolean" -> "true, false";
            case "int", "long", "Integer", "Long" -> "whole number";
            case "double", "Double" -> "number";
            case "Duration" -> "duration, e.g. `30s`";
            case "MemorySize" -> "size, e.g. `64M`";
            default -> raw.getSimpleName().toLowerCase(Locale.ROOT);
        };
    }
}
