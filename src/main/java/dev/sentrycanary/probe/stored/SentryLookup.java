package dev.sentrycanary.probe.stored;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.probe.target.Target;
import dev.sentrycanary.probe.target.TargetKind;
import dev.sentrycanary.wire.EventIds;

/** Sentry's Web API, version 0, as described in Sentry's API reference. */
final class SentryLookup implements Lookup {
    private final ApiClient client;
    private final Target target;
    private final String org;
    private final String project;

    SentryLookup(ApiClient client, Target target, String org, String project) {
        this.client = client;
        this.target = target;
        this.org = encoded(org);
        this.project = encoded(project);
    }

    @Override
    public Future<Sighting> find(Wanted wanted) {
        return switch (wanted.category()) {
            case "error", "default", "feedback" -> event(wanted);
            case "transaction" -> transaction(wanted);
            case "monitor" -> checkIn(wanted);
            case "log_item" -> inTrace(wanted, "logs");
            case "trace_metric" -> inTrace(wanted, "tracemetrics");
            default ->
                    Future.succeededFuture(
                            new Sighting.Unsupported(
                                    "Sentry's API shows no single " + wanted.category()));
        };
    }

    private Future<Sighting> event(Wanted wanted) {
        String path = "/projects/" + org + "/" + project + "/events/" + wanted.eventId() + "/";
        return get(path)
                .compose(
                        answer -> {
                            if (!answer.ok()) {
                                return Future.succeededFuture(Sighting.of(answer));
                            }
                            if (!(answer.body() instanceof ObjectNode raw)) {
                                return Future.succeededFuture(
                                        new Sighting.Blind(
                                                Trouble.NOT_JSON,
                                                "the answer is no JSON object",
                                                answer.pause()));
                            }
                            return attachments(wanted, path)
                                    .map(files -> found(wanted, raw, files));
                        });
    }

    private Sighting found(Wanted wanted, ObjectNode raw, Map<String, Long> files) {
        String issue = text(raw, "groupID");
        return new Sighting.Found(
                EventLayout.asSent(raw),
                issue,
                raw,
                files,
                issue == null ? null : link(issue, wanted.eventId()));
    }

    private Future<Map<String, Long>> attachments(Wanted wanted, String event) {
        if (wanted.attachments().isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        return get(event + "attachments/")
                .map(
                        answer -> {
                            Map<String, Long> files = new HashMap<>();
                            for (JsonNode file : answer.body()) {
                                files.put(file.path("name").asText(), file.path("size").asLong(-1));
                            }
                            return files;
                        });
    }

    /** Newer installations keep transactions as spans only: then the trace shows it. */
    private Future<Sighting> transaction(Wanted wanted) {
        return event(wanted)
                .compose(
                        sighting -> {
                            if (!(sighting instanceof Sighting.Absent)
                                    || wanted.traceId() == null) {
                                return Future.succeededFuture(sighting);
                            }
                            return get("/organizations/" + org + "/trace/" + wanted.traceId() + "/")
                                    .map(
                                            answer ->
                                                    mentions(answer.body(), wanted.eventId())
                                                            ? exists(null)
                                                            : sighting);
                        });
    }

    private Future<Sighting> checkIn(Wanted wanted) {
        if (wanted.monitor() == null) {
            return Future.succeededFuture(new Sighting.Unsupported("the monitor is not known"));
        }
        String path =
                "/organizations/" + org + "/monitors/" + encoded(wanted.monitor()) + "/checkins/";
        return get(path)
                .map(
                        answer -> {
                            if (!answer.ok()) {
                                return Sighting.of(answer);
                            }
                            return mentions(answer.body(), wanted.eventId())
                                    ? exists(null)
                                    : new Sighting.Absent(answer.pause());
                        });
    }

    private Future<Sighting> inTrace(Wanted wanted, String dataset) {
        if (wanted.traceId() == null) {
            return Future.succeededFuture(new Sighting.Unsupported("the trace is not known"));
        }
        String path =
                "/organizations/%s/events/?dataset=%s&field=trace&statsPeriod=1h&query=%s"
                        .formatted(org, dataset, encoded("trace:" + wanted.traceId()));
        return get(path)
                .map(
                        answer -> {
                            if (!answer.ok()) {
                                return Sighting.of(answer);
                            }
                            return answer.body().path("data").isEmpty()
                                    ? new Sighting.Absent(answer.pause())
                                    : exists(null);
                        });
    }

    @Override
    public Future<Explanation> explain(Wanted wanted) {
        String path =
                "/organizations/"
                        + org
                        + "/stats_v2/?groupBy=outcome&groupBy=reason&interval=1h&statsPeriod=1h"
                        + "&field=sum(quantity)&category="
                        + encoded(wanted.category());
        return get(path).map(answer -> Outcomes.worst(answer.body().path("groups")));
    }

    @Override
    public Future<ApiAnswer> resolve(String issue) {
        return client.call(
                HttpMethod.PUT,
                uri("/organizations/" + org + "/issues/" + encoded(issue) + "/"),
                target.token(),
                "{\"status\":\"resolved\"}");
    }

    private Future<ApiAnswer> get(String path) {
        return client.get(uri(path), target.token());
    }

    private URI uri(String path) {
        return URI.create(target.api() + "/api/0" + path);
    }

    private URI link(String issue, String event) {
        if (target.kind() == TargetKind.INBOX) {
            return URI.create(target.api() + "/events/" + event);
        }
        return URI.create(
                target.api()
                        + "/organizations/"
                        + org
                        + "/issues/"
                        + encoded(issue)
                        + "/events/"
                        + event
                        + "/");
    }

    private static Sighting exists(@Nullable URI link) {
        return new Sighting.Found(null, null, null, null, link);
    }

    /** Whether any text in {@code node} is this id, in either of its forms. */
    private static boolean mentions(JsonNode node, String id) {
        if (node.isTextual()) {
            return id.equals(EventIds.normalize(node.textValue()));
        }
        for (JsonNode child : node) {
            if (mentions(child, id)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
