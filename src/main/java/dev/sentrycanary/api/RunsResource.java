package dev.sentrycanary.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.smallrye.common.annotation.Blocking;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.debug.RunDebug;
import dev.sentrycanary.probe.BackgroundRuns;
import dev.sentrycanary.probe.Origin;
import dev.sentrycanary.probe.Run;
import dev.sentrycanary.probe.SuiteReport;
import dev.sentrycanary.probe.Suites;
import dev.sentrycanary.problem.ProblemException;
import dev.sentrycanary.problem.ProblemType;
import dev.sentrycanary.receipt.Page;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.scenario.Scenario;
import dev.sentrycanary.scenario.ScenarioCatalog;

/** Starts runs and tells what became of them. */
@Path(Links.ROOT + "/runs")
@Blocking
class RunsResource {
    private static final String TEXT = MediaType.TEXT_PLAIN + ";charset=UTF-8";
    private static final String DEBUG = "debug";

    private final ReceiptLedger ledger;
    private final ScenarioCatalog catalog;
    private final BackgroundRuns runs;
    private final Suites suites;
    private final RunDebug debug;

    RunsResource(
            ReceiptLedger ledger,
            ScenarioCatalog catalog,
            BackgroundRuns runs,
            Suites suites,
            RunDebug debug) {
        this.ledger = ledger;
        this.catalog = catalog;
        this.runs = runs;
        this.suites = suites;
        this.debug = debug;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @LimitedBody
    public Response start(@Valid @Nullable RunRequest request, UriInfo uri) {
        Query.onlyKnown(uri.getQueryParameters().keySet(), List.of());
        if (request == null) {
            throw new ProblemException(
                    ProblemType.MALFORMED_JSON,
                    "The body is empty; send {\"scenario\": \"exception\"}.");
        }
        Links links = Links.of(uri);
        if (ScenarioCatalog.ALL.equals(request.scenario())) {
            return startAll(request, links);
        }
        Scenario scenario = scenario(String.valueOf(request.scenario()));
        Map<String, String> given = request.texts();
        Query.onlyKnown(given.keySet(), Query.names(scenario));
        int count = Objects.requireNonNullElse(request.count(), 1);
        Run run = runs.start(scenario, Origin.HTTP, count, Query.arguments(scenario, given));
        RunReport report = ledger.run(run.id()).orElseThrow(Ids.unknownRun(ledger));
        return Response.accepted(RunView.of(report, links)).location(links.run(run.id())).build();
    }

    /** One run of each scenario, with the defaults of each. */
    private Response startAll(RunRequest request, Links links) {
        Query.onlyKnown(request.texts().keySet(), List.of());
        if (request.count() != null && request.count() != 1) {
            throw new ProblemException(
                    ProblemType.CONSTRAINT_VIOLATION, "count must be 1 for all scenarios.");
        }
        SuiteView suite = SuiteView.of(suites.start(Origin.HTTP), links);
        return Response.accepted(suite).location(suite.url()).build();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> list(UriInfo uri) {
        Paging paging = Paging.of(uri);
        Links links = Links.of(uri);
        Page page = ledger.page(paging.before(), paging.limit());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("runs", page.runs().stream().map(run -> RunView.of(run, links)).toList());
        Long next = page.next();
        answer.put("next_cursor", next == null ? null : Long.toString(next));
        return answer;
    }

    /** A run, or all runs that were started together. */
    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public CompletionStage<Object> json(@RestPath String id, UriInfo uri) {
        Links links = Links.of(uri);
        if (Query.flag(uri, DEBUG)) {
            // Always text, as it is for people only.
            return text(id, uri).thenApply(text -> Response.ok(text, TEXT).build());
        }
        return await(id, uri, run -> RunView.of(run, links), all -> SuiteView.of(all, links));
    }

    @GET
    @Path("/{id}")
    @Produces(TEXT)
    public CompletionStage<String> text(@RestPath String id, UriInfo uri) {
        return Query.flag(uri, DEBUG)
                ? await(id, uri, run -> debug.of(PlainText.run(run), run), PlainText::suite)
                : await(id, uri, PlainText::run, PlainText::suite);
    }

    private <T> CompletionStage<T> await(
            String id,
            UriInfo uri,
            Function<RunReport, T> ofRun,
            Function<SuiteReport, T> ofSuite) {
        Query.onlyKnown(uri.getQueryParameters().keySet(), List.of("wait", DEBUG));
        Duration wait = Waiting.parse(Query.single(uri.getQueryParameters()).get("wait"));
        if (suites.find(id).isPresent()) {
            return suites.await(id, wait)
                    .thenApply(suite -> suite.map(ofSuite).orElseThrow(Ids.unknownRun(ledger)));
        }
        return ledger.await(id, wait)
                .thenApply(run -> run.map(ofRun).orElseThrow(Ids.unknownRun(ledger)));
    }

    private Scenario scenario(String name) {
        return catalog.find(name)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ProblemType.UNKNOWN_SCENARIO,
                                        "There is no scenario of this name; the known ones are "
                                                + String.join(", ", catalog.names())
                                                + "; "
                                                + ScenarioCatalog.ALL
                                                + " runs each of them.",
                                        Map.of("known", List.copyOf(catalog.names()))));
    }
}
