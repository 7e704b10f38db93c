package dev.sentrycanary.probe.stored;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;

import dev.sentrycanary.probe.target.Target;
import dev.sentrycanary.wire.EventIds;

/**
 * Bugsink's canonical API. It finds no event by the id that the SDK gave it, so the way leads over
 * the issues seen last and the latest events of each.
 */
final class BugsinkLookup implements Lookup {
    /** How many issues are looked through: ours is among the latest, or it is not there. */
    private static final int ISSUES = 5;

    private final ApiClient client;
    private final Target target;

    BugsinkLookup(ApiClient client, Target target) {
        this.client = client;
        this.target = target;
    }

    @Override
    public Future<Sighting> find(Wanted wanted) {
        if (!wanted.category().equals("error") && !wanted.category().equals("default")) {
            return Future.succeededFuture(
                    new Sighting.Unsupported(
                            "Bugsink keeps error events only and drops each " + wanted.category()));
        }
        return get("/issues/?sort=last_seen&order=desc&project=" + target.dsn().project())
                .compose(
                        answer ->
                                answer.ok()
                                        ? inIssues(
                                                wanted,
                                                results(answer.body()).iterator(),
                                                answer.pause(),
                                                0)
                                        : Future.succeededFuture(Sighting.of(answer)));
    }

    private Future<Sighting> inIssues(
            Wanted wanted, Iterator<JsonNode> issues, Duration pause, int looked) {
        if (looked == ISSUES || !issues.hasNext()) {
            return Future.succeededFuture(new Sighting.Absent(pause));
        }
        String issue = issues.next().path("id").asText();
        return get("/events/?order=desc&issue=" + encoded(issue))
                .compose(
                        answer -> {
                            if (!answer.ok()) {
                                return Future.succeededFuture(Sighting.of(answer));
                            }
                            for (JsonNode event : results(answer.body())) {
                                String id = event.path("event_id").asText();
                                if (wanted.eventId().equals(EventIds.normalize(id))) {
                                    return detail(issue, event.path("id").asText());
                                }
                            }
                            return inIssues(wanted, issues, answer.pause(), looked + 1);
                        });
    }

    private Future<Sighting> detail(String issue, String event) {
        return get("/events/" + encoded(event) + "/")
                .map(
                        answer -> {
                            if (answer.ok()
                                    && answer.body().path("data") instanceof ObjectNode data) {
                                return new Sighting.Found(
                                        data, issue, data, null, link(issue, event));
                            }
                            return Sighting.of(answer);
                        });
    }

    @Override
    public Future<Explanation> explain(Wanted wanted) {
        return Future.succeededFuture(Explanation.NONE);
    }

    @Override
    public Future<ApiAnswer> resolve(String issue) {
        return client.call(
                HttpMethod.POST,
                uri("/issues/" + encoded(issue) + "/resolve/"),
                target.token(),
                "{}");
    }

    private Future<ApiAnswer> get(String path) {
        return client.get(uri(path), target.token());
    }

    private URI uri(String path) {
        return URI.create(target.api() + "/api/canonical/0" + path);
    }

    private URI link(String issue, String event) {
        return URI.create(
                target.api()
                        + "/issues/issue/"
                        + encoded(issue)
                        + "/event/"
                        + encoded(event)
                        + "/");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonNode results(JsonNode body) {
        return body.has("results") ? body.path("results") : body;
    }
}
