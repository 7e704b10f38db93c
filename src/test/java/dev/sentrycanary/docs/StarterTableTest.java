package dev.sentrycanary.docs;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code docs/quarkus.md} says of settings and tests is so. */
@QuarkusTest
class StarterTableTest {
    private static final Path DOCUMENT = Path.of("docs", "quarkus.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern OURS =
            Pattern.compile("`sentry\\.([a-z][a-z.-]*(?:\\*)?)(?:=([^`]*))?`");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
    private static final Map<String, ConfigKey> KEYS =
            ConfigSection.all(new SourceDocs(Path.of("src", "main", "java"))).stream()
                    .flatMap(section -> section.keys().stream())
                    .collect(Collectors.toMap(ConfigKey::name, Function.identity(), (a, b) -> a));

    @Inject SentryOptions options;

    /** One row of the table of settings. */
    private record Row(List<String> names, String here, String how) {
        static Row of(String[] cells) {
            return new Row(codes(cells[1]), cells[2].strip(), cells[3].strip());
        }
    }

    @Test
    void each_setting_of_the_starter_is_here_what_its_row_says() throws Exception {
        List<Row> rows = rows();
        assertThat(rows).hasSizeGreaterThan(10);
        for (Row row : rows) {
            assertThat(row.names()).as("%s", row).isNotEmpty();
            for (String name : row.names()) {
                assertThat(known(name))
                        .as("sentry.%s: %s", name, row.here())
                        .isEqualTo(row.here().equals("yes"));
            }
            switch (row.here()) {
                case "yes", "no", "not needed" -> {}
                case "other names" ->
                        assertThat(codes(row.how())).anyMatch(code -> code.startsWith("sentry."));
                case "always on" -> {
                    for (String name : row.names()) {
                        assertThat(isOn(name)).as(name).isTrue();
                    }
                }
                case "through `OptionsCustomizer`" ->
                        assertThat(row.names()).allMatch(StarterTableTest::canBeSet);
                default -> throw new AssertionError("What does it mean? " + row);
            }
        }
    }

    @Test
    void each_key_of_ours_exists_and_is_set_to_what_is_not_its_default() throws IOException {
        List<MatchResult> ours = OURS.matcher(Files.readString(DOCUMENT)).results().toList();
        assertThat(ours).hasSizeGreaterThan(10).allMatch(found -> known(found.group(1)));
        assertThat(ours)
                .filteredOn(found -> found.group(2) != null)
                .isNotEmpty()
                .noneMatch(found -> found.group(2).equals(key(found.group(1)).fallback()));
    }

    @Test
    void defaults_that_differ_from_those_of_the_sdk_are_told_and_no_others() throws Exception {
        Map<String, List<String>> differ = new TreeMap<>();
        for (ConfigKey key : KEYS.values()) {
            String name = key.name().replaceFirst("^sentry\\.", "");
            String theirs = name.contains(".") ? null : defaultOfSdk(name);
            if (theirs != null && !key.fallback().isEmpty() && !theirs.equals(key.fallback())) {
                differ.put(key.name(), List.of(theirs, key.fallback()));
            }
        }
        Map<String, List<String>> told = new TreeMap<>();
        for (String[] cells : table("Defaults that differ")) {
            told.put(
                    codes(cells[1]).get(0),
                    List.of(codes(cells[2]).get(0), codes(cells[3]).get(0)));
        }
        assertThat(told).isEqualTo(differ);
    }

    @Test
    void each_test_that_is_named_exists() throws IOException {
        List<String> named =
                TEST.matcher(Files.readString(DOCUMENT)).results().map(r -> r.group(1)).toList();
        try (Stream<Path> files = Files.walk(Path.of("src", "test"))) {
            List<String> there = files.map(file -> file.getFileName().toString()).toList();
            assertThat(named).hasSizeGreaterThan(10).allMatch(t -> there.contains(t + ".java"));
        }
    }

    private static List<Row> rows() throws IOException {
        return table("Settings").stream().map(Row::of).toList();
    }

    /** The cells of each row below this heading; those of Markdown begin with an empty one. */
    private static List<String[]> table(String heading) throws IOException {
        String[] parts = Files.readString(DOCUMENT).split("(?m)^## ");
        return Arrays.stream(parts)
                .filter(part -> part.startsWith(heading + "\n"))
                .flatMap(String::lines)
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> line.split("\\|"))
                .toList();
    }

    private static ConfigKey key(String name) {
        return Objects.requireNonNull(KEYS.get("sentry." + name), name);
    }

    /** Whether there is a key of this name, or one that begins so where it ends in a star. */
    private static boolean known(String name) {
        String key = "sentry." + name;
        return key.endsWith("*")
                ? KEYS.keySet().stream().anyMatch(k -> k.startsWith(key.replace("*", "")))
                : KEYS.containsKey(key);
    }

    private boolean isOn(String setting) throws ReflectiveOperationException {
        return (boolean) getter(setting, "is").orElseThrow().invoke(options);
    }

    /** As we would write it; null where the SDK knows no such option. */
    private static @Nullable String defaultOfSdk(String setting)
            throws ReflectiveOperationException {
        SentryOptions untouched = new SentryOptions();
        Method duration = getter(setting + "-millis", "get").orElse(null);
        if (duration != null) {
            return ((Number) duration.invoke(untouched)).longValue() / 1_000 + "s";
        }
        Method method = getter(setting, "is").or(() -> getter(setting, "get")).orElse(null);
        if (method == null) {
            return null;
        }
        Object value = method.invoke(untouched);
        return value == null ? "unset" : value.toString().toLowerCase(Locale.ROOT);
    }

    private static Optional<Method> getter(String setting, String prefix) {
        return Arrays.stream(SentryOptions.class.getMethods())
                .filter(method -> method.getName().equals(prefix + camel(setting)))
                .filter(method -> method.getParameterCount() == 0)
                .findAny();
    }

    private static boolean canBeSet(String setting) {
        String name = camel(setting);
        return Arrays.stream(SentryOptions.class.getMethods())
                .map(Method::getName)
                .anyMatch(m -> m.equals("set" + name) || (m + "s").equals("add" + name));
    }

    private static String camel(String setting) {
        return Arrays.stream(setting.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map((MatchResult found) -> found.group(1)).toList();
    }
}
