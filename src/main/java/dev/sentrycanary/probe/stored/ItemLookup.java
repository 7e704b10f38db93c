package dev.sentrycanary.probe.stored;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;

import dev.sentrycanary.sentry.TelemetryIds;
import dev.sentrycanary.wire.EventIds;

/**
 * Finds in Sentry's Web API what is no event: check-ins among those of their monitor, logs and
 * metrics by the id in their attributes, sessions as counts of their release, profiles by the
 * profiler that their transaction names.
 */
final class ItemLookup {
    private static final String OWN_RELEASE = ".+@[0-9a-f]{32}";

    private final Function<String, Future<ApiAnswer>> get;
    private final String org;
    private final String project;

    /**
     * A lookup within one organization.
     *
     * @param get asks for a path below {@code /api/0}
     * @param org its slug, encoded
     * @param project the project's number, as in the DSN
     */
    ItemLookup(Function<String, Future<ApiAnswer>> get, String org, String project) {
        this.get = get;
        this.org = org;
        this.project = project;
    }

    /** The report of a check-in; Sentry keeps one entry for all reports of one check-in. */
    Future<Sighting> checkIn(Wanted wanted) {
        JsonNode sent = wanted.payload();
        String slug = sent.path("monitor_slug").asText();
        if (slug.isEmpty()) {
            return unsupported("the monitor is not known");
        }
        return get.apply("/organizations/" + org + "/monitors/" + encoded(slug) + "/checkins/")
                .map(
                        answer -> {
                            if (!answer.ok()) {
                                return Sighting.of(answer);
                            }
                            String id = EventIds.normalize(sent.path("check_in_id").asText());
                            for (JsonNode shown : answer.body()) {
                                String other = EventIds.normalize(shown.path("id").asText());
                                if (other != null && other.equals(id)) {
                                    return report(sent, shown, answer.pause());
                                }
                            }
                            return new Sighting.Absent(answer.pause());
                        });
    }

    private static Sighting report(JsonNode sent, JsonNode shown, Duration pause) {
        boolean open = shown.path("status").asText().equals(ItemLayout.IN_PROGRESS);
        boolean began = sent.path("status").asText().equals(ItemLayout.IN_PROGRESS);
        // Servers that do not tell when it was in progress tell by its being there that it began.
        boolean toldSo = open || !shown.has("dateInProgress") || shown.hasNonNull("dateInProgress");
        return began == open || (began && toldSo)
                ? found(ItemLayout.checkIn(sent, shown, began), shown)
                : new Sighting.Absent(pause);
    }

    Future<Sighting> log(Wanted wanted) {
        return row(wanted, "logs", "&field=message&field=severity", ItemLayout::log);
    }

    Future<Sighting> metric(Wanted wanted) {
        return row(
                wanted,
                "tracemetrics",
                "&field=metric.name&field=metric.type&field=metric.unit&field=value",
                ItemLayout::metric);
    }

    private Future<Sighting> row(
            Wanted wanted,
            String dataset,
            String columns,
            BiFunction<JsonNode, JsonNode, ObjectNode> layout) {
        JsonNode sent = wanted.payload();
        StringBuilder fields = new StringBuilder(columns).append("&field=trace");
        ItemLayout.attributes(sent)
                .fieldNames()
                .forEachRemaining(name -> fields.append("&field=").append(encoded(name)));
        String path =
                "/organizations/%s/events/?dataset=%s&project=%s&statsPeriod=1h%s&query=%s"
                        .formatted(
                                org,
                                dataset,
                                encoded(project),
                                fields,
                                encoded(TelemetryIds.ATTRIBUTE + ":" + wanted.eventId()));
        return get.apply(path)
                .map(
                        answer -> {
                            if (!answer.ok()) {
                                return Sighting.of(answer);
                            }
                            JsonNode row = answer.body().path("data").path(0);
                            return row.isObject()
                                    ? found(layout.apply(sent, row), row)
                                    : new Sighting.Absent(answer.pause());
                        });
    }

    /** Sentry counts sessions by release, so that only one in a release of its own can be told. */
    Future<Sighting> session(Wanted wanted) {
        String release = wanted.payload().path("attrs").path("release").asText();
        if (!release.matches(OWN_RELEASE)) {
            return unsupported("Sentry counts the sessions of a release and shows no single one");
        }
        String status = ItemLayout.sessionStatus(wanted.payload());
        String path =
                "/organizations/%s/sessions/?project=%s&field=sum(session)&groupBy=session.status"
                        + "&interval=1h&statsPeriod=1h&query=%s";
        String query = encoded("release:\"" + release + "\"");
        return get.apply(path.formatted(org, encoded(project), query))
                .map(
                        answer -> {
                            if (!answer.ok()) {
                                return Sighting.of(answer);
                            }
                            long count = count(answer.body().path("groups"), status);
                            ObjectNode event = JsonNodeFactory.instance.objectNode();
                            return count > 0
                                    ? found(
                                            event.put("status", status).put("count", count),
                                            answer.body())
                                    : new Sighting.Absent(answer.pause());
                        });
    }

    private static long count(JsonNode groups, String status) {
        long count = 0;
        for (JsonNode group : groups) {
            if (group.path("by").path("session.status").asText().equals(status)) {
                count += group.path("totals").path("sum(session)").asLong();
            }
        }
        return count;
    }

    /** Adds the profile that {@code transaction} names, once it is there. */
    Future<Sighting> withProfile(Sighting.Found transaction, String profiler) {
        String path =
                "/organizations/%s/profiling/chunks/?project=%s&profiler_id=%s&statsPeriod=1h";
        return get.apply(path.formatted(org, encoded(project), encoded(profiler)))
                .map(
                        answer -> {
                            JsonNode profile = answer.body().path("chunk").path("profile");
                            ObjectNode event = transaction.event();
                            if (!answer.ok() || !profile.isObject() || event == null) {
                                return Sighting.of(answer);
                            }
                            event.set("profile", profile);
                            return transaction;
                        });
    }

    private static Future<Sighting> unsupported(String why) {
        return Future.succeededFuture(new Sighting.Unsupported(why));
    }

    private static Sighting found(ObjectNode event, JsonNode raw) {
        return new Sighting.Found(
                event, null, raw instanceof ObjectNode object ? object : null, null, null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
