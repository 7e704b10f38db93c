package dev.sentrycanary.cli.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.cli.setup.SetupOptions.Api;
import dev.sentrycanary.cli.terminal.SentryCalls;
import dev.sentrycanary.probe.stored.ApiAnswer;

/**
 * Creates the alert or brings it up to date; the same call twice changes nothing the second time.
 * Follows Sentry's API reference and source; see docs/production.md for what that leaves open.
 */
final class AlertSetup {
    private final Steps steps;
    private final SetupOptions options;

    AlertSetup(Steps steps, SetupOptions options) {
        this.steps = steps;
        this.options = options;
    }

    /** Does it, and says in a sentence what became of it. */
    String run() throws InterruptedException {
        String project = steps.read(steps.calls().project("/")).path("id").asText();
        Installation to =
                Installation.pick(
                        steps.read(steps.calls().org("/sentry-app-installations/")),
                        options.integration());
        JsonNode detector = options.api() == Api.RULES ? null : detector(project);
        return detector == null ? byRules(to) : byWorkflows(to, detector);
    }

    /** The project's error monitor; null where the server is too old to have monitors. */
    private @Nullable JsonNode detector(String project) throws InterruptedException {
        String path =
                steps.calls()
                        .org(
                                "/detectors/?project="
                                        + SentryCalls.encoded(project)
                                        + "&query=type:error");
        ApiAnswer answer = steps.ask(path);
        if (answer.ok() && !answer.body().path(0).path("id").isMissingNode()) {
            return answer.body().path(0).path("id");
        }
        if (options.api() == Api.AUTO && answer.status() == 404) {
            return null;
        }
        throw new SetupFault(
                answer.ok()
                        ? "The project has no error monitor to attach the alert to"
                        : "The monitors of the project cannot be read: HTTP "
                                + answer.status()
                                + "; the token needs org:read");
    }

    private String byWorkflows(Installation to, JsonNode detector) throws InterruptedException {
        String path = steps.calls().org("/workflows/");
        String query = "?query=" + SentryCalls.encoded("name:" + options.name());
        JsonNode known = named(steps.read(path + query));
        return settle(path, known, AlertBodies.workflow(options.name(), detector, to));
    }

    private String byRules(Installation to) throws InterruptedException {
        String path = steps.calls().project("/rules/");
        return settle(path, named(steps.read(path)), AlertBodies.rule(options.name(), to));
    }

    private String settle(String path, @Nullable JsonNode known, ObjectNode wanted)
            throws InterruptedException {
        String alert = "The alert " + options.name();
        if (known == null) {
            steps.write(HttpMethod.POST, path, wanted);
            return alert + (options.dryRun() ? " would be created" : " was created");
        }
        if (AlertBodies.covers(known, wanted)) {
            return alert + " is there already, as it should be";
        }
        String id = known.path("id").asText();
        wanted.put("id", id);
        steps.write(HttpMethod.PUT, path + SentryCalls.encoded(id) + "/", wanted);
        return alert + (options.dryRun() ? " would be changed" : " was changed");
    }

    private @Nullable JsonNode named(JsonNode list) {
        for (JsonNode one : list) {
            if (options.name().equals(one.path("name").asText())) {
                return one;
            }
        }
        return null;
    }
}
