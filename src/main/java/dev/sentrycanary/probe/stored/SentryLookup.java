package dev.sentrycanary.probe.stored;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.probe.target.Target;
import dev.sentrycanary.probe.target.TargetKind;
import dev.sentrycanary.scenario.Scenario;
import dev.sentrycanary.wire.EventIds;

/** Sentry's Web API, version 0, as described in Sentry's API reference. */
final class SentryLookup implements Lookup {
    private final ApiClient client;
    private final Target target;
    private final String org;
    private final String project;
    private final AttachmentLookup files;
    private final ItemLookup items;

    SentryLookup(ApiClient client, Target target, String org, String project) {
        this.client = client;
        this.target = target;
        this.org = encoded(org);
        this.project = encoded(project);
        this.files = new AttachmentLookup(client, target);
        this.items = new ItemLookup(this::get, this.org, target.dsn().project());
    }

    @Override
    public Future<Sighting> find(Wanted wanted) {
        return switch (wanted.category()) {
            case "error", "default", "feedback" -> event(wanted);
            case "transaction" -> transaction(wanted);
            case "monitor" -> items.checkIn(wanted);
            case "log_item" -> items.log(wanted);
            case "trace_metric" -> items.metric(wanted);
            case "session" -> items.session(wanted);
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
                            return files.with(found(wanted, raw), path, wanted);
                        });
    }

    private Sighting.Found found(Wanted wanted, ObjectNode raw) {
        String issue = text(raw, "groupID");
        return new Sighting.Found(
                EventLayout.asSent(raw),
                issue,
                raw,
                Map.of(),
                issue == null ? null : link(issue, wanted.eventId()));
    }

    /** Newer installations keep transactions as spans only: then the trace shows it. */
    private Future<Sighting> transaction(Wanted wanted) {
        return event(wanted)
                .compose(
                        sighting -> {
                            String profiler = profiler(wanted);
                            if (sighting instanceof Sighting.Found found && profiler != null) {
                                return items.withProfile(found, profiler);
                            }
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

    /** The profiler that ran, where the scenario promises its profile. */
    private static @Nullable String profiler(Wanted wanted) {
        JsonNode sent = wanted.payload();
        return sent.path("tags").has(Scenario.PROFILE_TAG)
                ? text(sent.path("contexts").path("profile"), "profiler_id")
                : null;
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
