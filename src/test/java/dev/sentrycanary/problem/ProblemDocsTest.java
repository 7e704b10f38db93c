package dev.sentrycanary.problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Callers match on the types: the documented list is the list in code. */
class ProblemDocsTest {
    private static final Path DOCS = Path.of("docs/problems.md");

    @Test
    void every_type_is_documented_and_no_other() throws IOException {
        var rows =
                Arrays.stream(ProblemType.values())
                        .map(t -> "| `%s` | %d | %s |".formatted(t.uri(), t.status(), t.title()))
                        .toList();

        assertThat(Files.readAllLines(DOCS).stream().filter(line -> line.startsWith("| `urn:")))
                .as("the rows of %s", DOCS)
                .containsExactlyElementsOf(rows);
    }

    @Test
    void every_type_of_a_bare_status_has_that_status() {
        for (int status = 400; status < 600; status++) {
            ProblemType type = ProblemType.ofStatus(status);
            assertThat(type.status() / 100).isEqualTo(status / 100);
        }
    }
}
