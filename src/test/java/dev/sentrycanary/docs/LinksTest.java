package dev.sentrycanary.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever our documents point at is there. */
class LinksTest {
    private static final Pattern LINK =
            Pattern.compile("]\\(([^)\\s]+)\\)|(?:src|srcset)=\"([^\"]+)\"");
    private static final Pattern ELSEWHERE = Pattern.compile("^(https?|mailto):.*");
    private static final Pattern NAMED =
            Pattern.compile(
                    "`((?:docs|deploy|scripts|bench(?!/results)|src|\\.ci|\\.github)/[\\w./-]+)`");
    private static final Pattern VARIABLE = Pattern.compile("\\b(?:SENTRY|CANARY)_[A-Z_]*[A-Z]\\b");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```$");

    static List<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(Path.of(""));
                Stream<Path> docs = Files.walk(Path.of("docs"));
                Stream<Path> bench = Files.list(Path.of("bench"))) {
            return Stream.of(top, docs, bench)
                    .flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_link_leads_to_a_file_and_to_a_heading_in_it(Path document) throws IOException {
        String text = prose(document);
        List<String> links =
                LINK.matcher(text)
                        .results()
                        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                        .filter(link -> !ELSEWHERE.matcher(link).matches())
                        .toList();
        for (String link : links) {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
            assertThat(target.normalize()).as("%s: %s", document, link).exists();
            if (parts.length == 2) {
                assertThat(anchors(target)).as("%s: %s", document, link).contains(parts[1]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_file_of_ours_that_is_named_exists(Path document) throws IOException {
        List<String> named =
                NAMED.matcher(prose(document)).results().map(found -> found.group(1)).toList();
        for (String file : named) {
            Path fromHere = document.resolveSibling(file);
            assertThat(Files.exists(Path.of(file)) || Files.exists(fromHere))
                    .as("%s names %s", document, file)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_variable_that_is_named_can_be_set(Path document) throws IOException {
        Set<String> known =
                VARIABLE.matcher(Files.readString(Path.of("docs", "configuration.md")))
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toSet());
        assertThat(VARIABLE.matcher(Files.readString(document)).results().map(MatchResult::group))
                .as("%s; docs/configuration.md has them all", document)
                .isSubsetOf(known);
    }

    @ParameterizedTest
    @CsvSource({
        "'By API, older self-hosted Sentry', by-api-older-self-hosted-sentry",
        "`not_stored`, not_stored",
        "[Unreleased], unreleased"
    })
    void headings_have_the_anchors_that_forges_give_them(String heading, String anchor) {
        assertThat(anchor(heading)).isEqualTo(anchor);
    }

    @Test
    void decisions_are_numbered_once() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docs", "decisions"))) {
            List<String> numbers =
                    files.map(file -> file.getFileName().toString().substring(0, 3)).toList();
            assertThat(numbers).doesNotHaveDuplicates().allMatch(n -> n.matches("\\d{3}"));
        }
    }

    private static String prose(Path document) throws IOException {
        return FENCE.matcher(Files.readString(document)).replaceAll("");
    }

    private static Set<String> anchors(Path document) throws IOException {
        return prose(document)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> anchor(line.replaceFirst("^#+ ", "")))
                .collect(Collectors.toSet());
    }

    /** As forges write them: lower case, without punctuation, words joined by dashes. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
