package dev.sentrycanary.api;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.probe.SuiteReport;
import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.receipt.Verdict;
import dev.sentrycanary.scenario.ScenarioCatalog;

/** One run of each scenario, as JSON. Its verdict reads like that of a run. */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record SuiteView(
        String id,
        String scenario,
        String origin,
        URI url,
        Instant startedAt,
        @Nullable Instant endedAt,
        Sum verdict,
        List<Part> runs) {

    /**
     * The verdict over all, and how many scenarios ended how.
     *
     * @param waiting how many are still without a verdict
     */
    @RegisterForReflection
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Sum(
            String outcome,
            long passed,
            long failed,
            long incomplete,
            long waiting,
            long unsupported) {}

    /**
     * One scenario.
     *
     * @param outcome of its run, or {@code unsupported}
     * @param evidence what broke it, or why there is no run
     */
    @RegisterForReflection
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Part(
            String scenario,
            String outcome,
            @Nullable URI url,
            @Nullable VerdictView verdict,
            @Nullable String evidence) {}

    static SuiteView of(SuiteReport suite, Links links) {
        return new SuiteView(
                suite.id(),
                ScenarioCatalog.ALL,
                suite.origin().code(),
                links.run(suite.id()),
                suite.startedAt(),
                suite.endedAt(),
                new Sum(
                        suite.outcome().code(),
                        suite.count(Verdict.Outcome.PASSED),
                        suite.count(Verdict.Outcome.FAILED),
                        suite.count(Verdict.Outcome.INCOMPLETE),
                        suite.count(Verdict.Outcome.WAITING),
                        suite.unsupported()),
                suite.parts().stream().map(part -> part(part, links)).toList());
    }

    private static Part part(SuiteReport.Part part, Links links) {
        RunReport run = part.run();
        String why = part.unsupported() != null ? part.unsupported() : part.refused();
        return new Part(
                part.scenario(),
                part.unsupported() == null ? part.outcome().code() : "unsupported",
                run == null ? null : links.run(run.opening().id()),
                run == null ? null : VerdictView.of(run.verdict()),
                run == null ? why : Evidence.of(run).orElse(null));
    }
}
