package dev.sentrycanary.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.scenario.Parameter;
import dev.sentrycanary.scenario.Promise;
import dev.sentrycanary.scenario.Scenario;
import dev.sentrycanary.scenario.ScenarioCatalog;
import dev.sentrycanary.scenario.expect.Expectation;

/** Shows the catalogue: what each scenario raises, takes, promises and is checked for. */
@Path(Links.ROOT + "/scenarios")
@Produces(MediaType.APPLICATION_JSON)
class ScenariosResource {
    private final ScenarioCatalog catalog;
    private final Index index;

    ScenariosResource(ScenarioCatalog catalog, Index index) {
        this.catalog = catalog;
        this.index = index;
    }

    @GET
    public Map<String, Object> list(UriInfo uri) {
        Query.onlyKnown(uri.getQueryParameters().keySet(), List.of());
        return Map.of("scenarios", catalog.all().stream().map(this::view).toList());
    }

    private Map<String, Object> view(Scenario scenario) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", scenario.name());
        view.put("summary", scenario.summary());
        scenario.unsupported().ifPresent(why -> view.put("unsupported", why));
        view.put("promises", scenario.promises().stream().map(this::promise).toList());
        view.put("parameters", scenario.parameters().stream().map(this::parameter).toList());
        view.put("checks", scenario.expectations().stream().map(Expectation::description).toList());
        view.put("fingerprint", scenario.fingerprint());
        ScenarioLines.example(scenario, index.links(), view);
        return view;
    }

    private Map<String, Object> promise(Promise promise) {
        String kind = promise.kind().category();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("kind", kind);
        view.put("count", promise.count());
        if (!promise.issues().isEmpty()) {
            view.put("issues", promise.issues());
        }
        view.put("stages", Stage.of(kind).stream().map(Stage::code).toList());
        return view;
    }

    private Map<String, Object> parameter(Parameter parameter) {
        return Map.of(
                "name", parameter.name(),
                "about", parameter.about(),
                "default", parameter.fallback(),
                "allowed", parameter.bounds().text());
    }
}
