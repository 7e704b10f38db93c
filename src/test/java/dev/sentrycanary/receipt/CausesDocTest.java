package dev.sentrycanary.receipt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code -Ddocs.write=true} writes the page anew. */
class CausesDocTest {
    private static final Path PAGE = Path.of("docs", "causes.md");

    @Test
    void the_page_lists_every_cause_as_the_code_has_it() throws IOException {
        StringBuilder page = new StringBuilder("# Causes\n\n");
        page.append("Why a stage failed or could not be checked. Written by `CausesDocTest`.\n\n");
        page.append("| cause | stage | what it means | usual fix |\n|---|---|---|---|\n");
        for (Cause cause : Cause.values()) {
            page.append(
                    "| `%s` | %s | %s | %s |%n"
                            .formatted(
                                    cause.code(), cause.stage().code(), cause.hint(), cause.fix()));
        }
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).hasContent(page.toString());
    }
}
