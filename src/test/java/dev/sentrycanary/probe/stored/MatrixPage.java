package dev.sentrycanary.probe.stored;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.sentrycanary.receipt.Cause;

import static org.assertj.core.api.Assertions.assertThat;

/** The page with all cases; {@code -Ddocs.write=true} writes it anew. */
final class MatrixPage {
    private static final Path PAGE = Path.of("docs", "fault-matrix.md");

    private MatrixPage() {}

    static void check() throws IOException {
        StringBuilder page = new StringBuilder("# Fault matrix\n\n");
        page.append(
                "What the canary says when something goes wrong. Each row is a test that causes");
        page.append(" the fault over real HTTP\nand compares stage, state and cause;");
        page.append(" `FaultMatrixTest` and `OtherFaultsTest` keep this page.\n\n");
        page.append("## Faults of the inbox and obstacles within the SDK\n\n");
        page.append("| fault | stage | state | cause |\n|---|---|---|---|\n");
        for (FaultCase one : FaultCase.all()) {
            page.append(
                    "| `%s` | %s | %s | `%s` |%n"
                            .formatted(one.name(), one.stage(), one.state(), one.cause()));
        }
        page.append("\n## Other targets and settings\n\n");
        page.append("| situation | stage | state | cause |\n|---|---|---|---|\n");
        for (OtherFault one : OtherFault.values()) {
            page.append(
                    "| %s | %s | %s | `%s` |%n"
                            .formatted(
                                    one.text,
                                    one.stage.code(),
                                    one.state.code(),
                                    one.cause.code()));
        }
        page.append("\nBeside these: a run that never ends is `interrupted` at captured");
        page.append(" (`OtherFaultsTest`); in `verify` without a server\n*alerted* is unchecked,");
        page.append(
                " `not_listening` (`CommandLineIT`), and a process that dies before the ingest has"
                        + " answered");
        page.append("\nends as `lost_in_crash` at accepted (`CrashIT`).\n");
        assertThat(named()).as("every cause is in the matrix").containsAll(causes());
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).hasContent(page.toString());
    }

    private static Set<String> named() {
        Set<String> named = new TreeSet<>();
        FaultCase.all().forEach(one -> named.add(one.cause()));
        Arrays.stream(OtherFault.values()).forEach(one -> named.add(one.cause.code()));
        named.addAll(
                List.of(
                        Cause.INTERRUPTED.code(),
                        Cause.NOT_LISTENING.code(),
                        Cause.LOST_IN_CRASH.code()));
        return named;
    }

    private static List<String> causes() {
        return Arrays.stream(Cause.values()).map(Cause::code).toList();
    }
}
