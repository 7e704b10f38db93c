package dev.sentrycanary.api;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.receipt.RunReport;

/** A run, as JSON; {@code counts} sums its promised events up by kind. */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunView(
        String id,
        String scenario,
        String origin,
        Map<String, String> arguments,
        URI url,
        Instant startedAt,
        @Nullable Instant endedAt,
        Map<String, Integer> promised,
        VerdictView verdict,
        Map<String, Map<String, Integer>> counts,
        int untracked,
        List<ReceiptView> receipts) {

    static RunView of(RunReport report, Links links) {
        return new RunView(
                report.opening().id(),
                report.opening().scenario(),
                report.opening().origin(),
                report.opening().arguments(),
                links.run(report.opening().id()),
                report.opening().at(),
                report.endedAt(),
                report.opening().promised(),
                VerdictView.of(report.verdict()),
                Counts.of(report),
                report.untracked(),
                report.receipts().stream().map(one -> ReceiptView.of(one, links)).toList());
    }
}
