package dev.sentrycanary.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.inject.spi.CDI;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

import dev.sentrycanary.scenario.Parameter;
import dev.sentrycanary.scenario.Scenario;
import dev.sentrycanary.scenario.ScenarioCatalog;

/**
 * Writes the catalogue into the description of the API: what is there is described there. Only when
 * somebody asks for it, as no start should pay for that.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_PER_REQUEST)
public class ScenarioExamples implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI api) {
        Iterable<Scenario> scenarios = CDI.current().select(ScenarioCatalog.class).get().all();
        PathItem test = api.getPaths().getPathItem(Links.ROOT);
        PathItem runs = api.getPaths().getPathItem(Links.ROOT + "/runs");
        test.getGET()
                .getParameters()
                .forEach(
                        parameter -> {
                            if (Query.ERROR_TYPE.equals(parameter.getName())) {
                                parameter.setExamples(names(scenarios));
                            }
                        });
        parameters(scenarios).forEach(test.getGET()::addParameter);
        runs.getPOST()
                .getRequestBody()
                .getContent()
                .getMediaType("application/json")
                .setExamples(bodies(scenarios));
    }

    private static Map<String, Example> names(Iterable<Scenario> scenarios) {
        Map<String, Example> examples = new LinkedHashMap<>();
        for (Scenario scenario : scenarios) {
            examples.put(scenario.name(), example(summary(scenario), scenario.name()));
        }
        return examples;
    }

    private static Map<String, Example> bodies(Iterable<Scenario> scenarios) {
        Map<String, Example> examples = new LinkedHashMap<>();
        examples.put(
                ScenarioCatalog.ALL,
                example("One run of each scenario", Map.of("scenario", ScenarioCatalog.ALL)));
        for (Scenario scenario : scenarios) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("scenario", scenario.name());
            Map<String, Object> arguments = new LinkedHashMap<>();
            scenario.parameters().forEach(p -> arguments.put(p.name(), p.fallback()));
            if (!arguments.isEmpty()) {
                body.put("arguments", arguments);
            }
            examples.put(scenario.name(), example(summary(scenario), body));
        }
        return examples;
    }

    /** Parameters of the same name in several scenarios become one, with all their meanings. */
    private static Iterable<org.eclipse.microprofile.openapi.models.parameters.Parameter>
            parameters(Iterable<Scenario> scenarios) {
        Map<String, List<String>> meanings = new LinkedHashMap<>();
        for (Scenario scenario : scenarios) {
            for (Parameter parameter : scenario.parameters()) {
                meanings.computeIfAbsent(parameter.name(), name -> new ArrayList<>())
                        .add(
                                "Of %s: %s (%s)"
                                        .formatted(
                                                scenario.name(),
                                                parameter.about(),
                                                parameter.bounds().text()));
            }
        }
        return meanings.entrySet().stream()
                .map(
                        entry ->
                                OASFactory.createParameter()
                                        .name(entry.getKey())
                                        .in(In.QUERY)
                                        .required(false)
                                        .description(String.join("; ", entry.getValue()))
                                        .schema(
                                                OASFactory.createSchema()
                                                        .addType(Schema.SchemaType.STRING)))
                .toList();
    }

    private static String summary(Scenario scenario) {
        return scenario.unsupported()
                .map(why -> scenario.summary() + " (not here: " + why + ")")
                .orElse(scenario.summary());
    }

    private static Example example(String summary, Object value) {
        return OASFactory.createExample().summary(summary).value(value);
    }
}
