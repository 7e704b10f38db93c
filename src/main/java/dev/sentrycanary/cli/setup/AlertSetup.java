package dev.sentrycanary.cli.setup;

import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
        throw answer.ok()
                ? new SetupFault("The project has no error monitor to attach the alert to")
                : Steps.fault("GET", path, answer);
    }

    private String byWorkflows(Installation to, JsonNode detector) throws InterruptedException {
        String path = steps.calls().org("/workflows/");
        // Without quotes a name would end at its first space.
        String name = '"' + options.name().replace("\"", "\\\"") + '"';
        String query = "?query=" + SentryCalls.encoded("name:" + name);
        JsonNode known = named(steps.read(path + query), one -> isFor(detector, one));
        ObjectNode wanted = AlertBodies.workflow(options.name(), to);
        ArrayNode detectors = wanted.putArray("detectorIds").add(detector);
        if (known != null) {
            known.path("detectorIds").forEach(id -> addOther(detectors, id));
        }
        return settle(path, known, wanted);
    }

    /** Workflows are the organisation's: one of this name may be another project's. */
    private static boolean isFor(JsonNode detector, JsonNode workflow) {
        JsonNode ids = workflow.path("detectorIds");
        return ids.isEmpty() || contains(ids, detector);
    }

    /** Monitors that somebody attached besides stay attached. */
    private static void addOther(ArrayNode detectors, JsonNode id) {
        if (!contains(detectors, id)) {
            detectors.add(id);
        }
    }

    private static boolean contains(JsonNode ids, JsonNode id) {
        for (JsonNode one : ids) {
            if (one.asText().equals(id.asText())) {
                return true;
            }
        }
        return false;
    }

    private String byRules(Installation to) throws InterruptedException {
        String path = steps.calls().project("/rules/");
        return settle(
                path, named(steps.read(path), one -> true), AlertBodies.rule(options.name(), to));
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

    private @Nullable JsonNode named(JsonNode list, Predicate<JsonNode> ours) {
        for (JsonNode one : list) {
            if (options.name().equals(one.path("name").asText()) && ours.test(one)) {
                return one;
            }
        }
        return null;
    }
}
