package dev.sentrycanary.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;

import io.smallrye.common.annotation.Blocking;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.probe.Origin;
import dev.sentrycanary.probe.Probe;
import dev.sentrycanary.probe.Run;
import dev.sentrycanary.problem.ProblemException;
import dev.sentrycanary.problem.ProblemType;
import dev.sentrycanary.scenario.Scenario;
import dev.sentrycanary.scenario.ScenarioCatalog;

/** The endpoint that breaks on purpose, compatible with the service that it replaces. */
@Path(Links.ROOT)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class TestSentryResource {
    private final ScenarioCatalog catalog;
    private final Probe probe;
    private final CurrentRun current;
    private final Index index;

    TestSentryResource(ScenarioCatalog catalog, Probe probe, CurrentRun current, Index index) {
        this.catalog = catalog;
        this.probe = probe;
        this.current = current;
        this.index = index;
    }

    @GET
    public Map<String, Object> get(UriInfo uri) throws Exception {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        List<String> names = query.get(Query.ERROR_TYPE);
        if (names == null) {
            Query.onlyKnown(query.keySet(), List.of(Query.ERROR_TYPE));
            return index.describe();
        }
        Scenario scenario = Query.scenario(catalog, names);
        Query.onlyKnown(query.keySet(), known(scenario));
        return raise(scenario, Query.arguments(scenario, Query.single(query)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @LimitedBody
    public Map<String, Object> post(@Valid @Nullable TestForm form, UriInfo uri) throws Exception {
        Query.onlyKnown(uri.getQueryParameters().keySet(), List.of());
        if (form == null) {
            throw new ProblemException(
                    ProblemType.MALFORMED_JSON,
                    "The body is empty; send {\"test_field\": \"value\"}.");
        }
        if (form.shallFail()) {
            return raise(Query.scenario(catalog, List.of("exception")), Map.of());
        }
        Map<String, Object> echo = new LinkedHashMap<>();
        echo.put("test_field", form.testField());
        echo.put("trigger_error", false);
        return echo;
    }

    private Map<String, Object> raise(Scenario scenario, Map<String, String> arguments)
            throws Exception {
        try (Run run = probe.start(scenario, Origin.HTTP, arguments)) {
            current.set(run);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("scenario", scenario.name());
            answer.put("run", index.links().run(run.id()));
            answer.putAll(run.raise());
            return answer;
        }
    }

    private static List<String> known(Scenario scenario) {
        List<String> known = new ArrayList<>();
        known.add(Query.ERROR_TYPE);
        known.addAll(Query.names(scenario));
        return known;
    }
}
