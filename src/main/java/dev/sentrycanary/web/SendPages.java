package dev.sentrycanary.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.netty.handler.codec.http.QueryStringDecoder;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.probe.BackgroundRuns;
import dev.sentrycanary.probe.Origin;
import dev.sentrycanary.probe.Suites;
import dev.sentrycanary.problem.ProblemException;
import dev.sentrycanary.problem.ProblemType;
import dev.sentrycanary.scenario.Arguments;
import dev.sentrycanary.scenario.Parameter;
import dev.sentrycanary.scenario.Promise;
import dev.sentrycanary.scenario.Scenario;
import dev.sentrycanary.scenario.ScenarioCatalog;
import dev.sentrycanary.web.view.Fields;

/** Every scenario as a button. A form without any script, answered with the way to its run. */
@Path("/send")
class SendPages {
    private static final int VALUE = 200;
    private static final int MOST_FIELDS = 100;

    private final PageContext page;
    private final ScenarioCatalog catalog;
    private final BackgroundRuns runs;
    private final Suites suites;

    SendPages(PageContext page, ScenarioCatalog catalog, BackgroundRuns runs, Suites suites) {
        this.page = page;
        this.catalog = catalog;
        this.runs = runs;
        this.suites = suites;
    }

    @GET
    public Response scenarios() {
        return show(200, "", Map.of());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response send(@Nullable String body) {
        Map<String, String> form = fields(body == null ? "" : body);
        String name = form.get("scenario");
        try {
            return ScenarioCatalog.ALL.equals(name)
                    ? toRun(suites.start(Origin.HTTP).id())
                    : send(name, form);
        } catch (ProblemException refused) {
            // The budget of events is spent, perhaps, or another one is at work.
            String why = String.valueOf(refused.problem().detail());
            return show(refused.problem().status(), String.valueOf(name), Map.of("", why));
        }
    }

    private Response send(@Nullable String name, Map<String, String> form) {
        Optional<Scenario> found = Optional.ofNullable(name).flatMap(catalog::find);
        if (found.isEmpty()) {
            return show(400, "", Map.of());
        }
        Scenario scenario = found.get();
        if (scenario.unsupported().isPresent()) {
            return show(501, scenario.name(), Map.of());
        }
        Arguments arguments = Arguments.of(scenario, given(form));
        if (!arguments.valid()) {
            Map<String, String> problems = new LinkedHashMap<>(arguments.complaints());
            if (!arguments.unknown().isEmpty()) {
                problems.put("", "There is no field " + String.join(", ", arguments.unknown()));
            }
            return show(400, scenario.name(), problems);
        }
        return toRun(runs.start(scenario, Origin.HTTP, 1, arguments.values()).id());
    }

    private static Response toRun(String id) {
        return Response.seeOther(URI.create("/runs/" + id)).build();
    }

    /** A field that was left empty counts as not given. */
    private static Map<String, String> given(Map<String, String> form) {
        Map<String, String> given = new LinkedHashMap<>();
        form.forEach(
                (name, value) -> {
                    if (!name.equals("scenario") && !value.isBlank()) {
                        given.put(name, value.strip());
                    }
                });
        return given;
    }

    /**
     * The first value of each field. REST's own reader fails where a name or an escape is short.
     */
    private static Map<String, String> fields(String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        try {
            new QueryStringDecoder(body, StandardCharsets.UTF_8, false, MOST_FIELDS, true)
                    .parameters()
                    .forEach((name, values) -> fields.put(name, values.get(0)));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemType.BAD_REQUEST, "The body is not a form: an escape in it is broken.");
        }
        return fields;
    }

    private Response show(int status, String scenario, Map<String, String> problems) {
        List<ScenarioForm> forms = new ArrayList<>();
        for (Scenario each : catalog.all()) {
            forms.add(form(each, each.name().equals(scenario) ? problems : Map.of()));
        }
        String refusal = ScenarioCatalog.ALL.equals(scenario) ? problems.getOrDefault("", "") : "";
        return page.answer(
                status,
                () -> Templates.send(page.shell("Send", "/send", "", ""), forms, refusal),
                () -> text(forms),
                () -> Map.of("scenarios", forms.stream().map(SendPages::json).toList()));
    }

    private static ScenarioForm form(Scenario scenario, Map<String, String> problems) {
        List<ScenarioForm.Field> fields = new ArrayList<>();
        for (Parameter parameter : scenario.parameters()) {
            fields.add(
                    new ScenarioForm.Field(
                            parameter.name(),
                            parameter.about(),
                            Fields.cut(parameter.fallback(), VALUE),
                            parameter.bounds().words(),
                            parameter.bounds().text(),
                            problems.getOrDefault(parameter.name(), "")));
        }
        List<String> raises = new ArrayList<>();
        for (Promise promise : scenario.promises()) {
            String kind = promise.kind().category().replace('_', ' ');
            raises.add(promise.count() == 1 ? kind : promise.count() + " × " + kind);
        }
        return new ScenarioForm(
                scenario.name(),
                scenario.summary(),
                String.join(", ", raises),
                scenario.unsupported().orElse(""),
                Fields.cut(problems.getOrDefault("", ""), VALUE),
                fields);
    }

    private static String text(List<ScenarioForm> forms) {
        StringBuilder text = new StringBuilder();
        for (ScenarioForm form : forms) {
            String why =
                    form.unsupported().isEmpty() ? "" : " (not here: " + form.unsupported() + ")";
            PlainText.line(text, "%-18s %s%s", form.name(), form.summary(), why);
            for (ScenarioForm.Field field : form.fields()) {
                PlainText.line(
                        text,
                        "%-18s   %s=%s: %s, %s",
                        "",
                        field.name(),
                        field.value(),
                        field.about(),
                        field.bounds());
            }
        }
        return text.toString();
    }

    private static Map<String, Object> json(ScenarioForm form) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", form.name());
        json.put("summary", form.summary());
        if (!form.unsupported().isEmpty()) {
            json.put("unsupported", form.unsupported());
        }
        return json;
    }
}
