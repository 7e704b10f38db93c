package dev.sentrycanary.inbox;

import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.wire.EventIds;
import dev.sentrycanary.wire.WireException;
import dev.sentrycanary.wire.WireJson;

/**
 * The part of Sentry's Web API that shows what is no event: check-ins, logs, metrics and spans,
 * sessions, profiles, outcomes. Paths, shapes and errors are Sentry's.
 */
@Path("/api/0")
@Produces(MediaType.APPLICATION_JSON)
@WithInbox
@BearerNeeded
class TelemetryApi {
    private static final int MOST = 100;

    private final Inbox inbox;
    private final EventLookup lookup;

    TelemetryApi(Inbox inbox, EventLookup lookup) {
        this.inbox = inbox;
        this.lookup = lookup;
    }

    /** The check-ins of a monitor, newest first. */
    @GET
    @Path("organizations/{org}/monitors/{slug}/checkins")
    public Response checkIns(String org, String slug) {
        ArrayNode list =
                CheckIns.of(
                        lookup.all()
                                .filter(e -> e.summary().kind() == Kind.CHECK_IN)
                                .filter(e -> slug.equals(e.summary().message()))
                                .flatMap(e -> lookup.withEnvelope(e).stream()),
                        MOST);
        return list.isEmpty() ? SentryApi.error(404, "Monitor not found") : ok(list);
    }

    /** Rows of logs, metrics or spans. */
    @GET
    @Path("organizations/{org}/events")
    public Response rows(
            String org,
            @QueryParam("dataset") @Nullable String dataset,
            @QueryParam("query") @Nullable String query,
            @QueryParam("field") List<String> fields) {
        Optional<Dataset> known = Dataset.of(dataset);
        if (known.isEmpty()) {
            return SentryApi.error(400, "dataset must be one of: " + Dataset.NAMES);
        }
        RowQuery search = RowQuery.parse(query);
        ArrayNode data = JsonNodeFactory.instance.arrayNode();
        lookup.all()
                .filter(e -> known.get().holds(e.summary().kind()) && search.mayMatch(e))
                .flatMap(e -> lookup.withEnvelope(e).stream())
                .flatMap(e -> DatasetRows.of(e).stream())
                .filter(search::matches)
                .limit(MOST)
                .forEach(row -> data.add(fields.isEmpty() ? row : only(row, fields)));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("data", data);
        answer.putObject("meta").put("dataset", dataset);
        return ok(answer);
    }

    /** How many sessions a release had, by status. */
    @GET
    @Path("organizations/{org}/sessions")
    public Response sessions(
            String org,
            @QueryParam("query") @Nullable String query,
            @QueryParam("groupBy") List<String> groupBy,
            @QueryParam("field") List<String> fields) {
        if (!fields.equals(List.of("sum(session)"))) {
            return SentryApi.error(400, "field must be sum(session)");
        }
        if (!groupBy.isEmpty() && !groupBy.equals(List.of("session.status"))) {
            return SentryApi.error(400, "groupBy must be session.status");
        }
        SessionCounts counts = new SessionCounts(RowQuery.parse(query));
        lookup.all()
                .filter(e -> e.summary().kind() == Kind.SESSION)
                .flatMap(e -> lookup.withEnvelope(e).stream())
                .forEach(counts::add);
        return ok(counts.answer(!groupBy.isEmpty()));
    }

    /** The profile that a profiler took, the chunk received last. */
    @GET
    @Path("organizations/{org}/profiling/chunks")
    public Response chunks(String org, @QueryParam("profiler_id") @Nullable String profiler) {
        String id = EventIds.normalize(profiler);
        if (id == null) {
            return SentryApi.error(400, "profiler_id must be a profiler id");
        }
        return lookup.all()
                .filter(e -> e.summary().kind() == Kind.PROFILE)
                .flatMap(e -> lookup.withEnvelope(e).stream())
                .map(TelemetryApi::payload)
                .filter(p -> id.equals(EventIds.normalize(Json.text(p, "profiler_id"))))
                .findFirst()
                .map(p -> ok(JsonNodeFactory.instance.objectNode().set("chunk", p)))
                .orElseGet(() -> SentryApi.error(404, "Profile chunk not found"));
    }

    /** What became of events of a category. */
    @GET
    @Path("organizations/{org}/stats_v2")
    public Response outcomes(
            String org,
            @QueryParam("category") @Nullable String category,
            @QueryParam("field") @Nullable String field) {
        if (!"sum(quantity)".equals(field)) {
            return SentryApi.error(400, "field must be sum(quantity)");
        }
        OutcomeCounts counts = new OutcomeCounts(category);
        lookup.all().forEach(counts::accepted);
        lookup.all()
                .filter(e -> e.summary().kind() == Kind.CLIENT_REPORT)
                .flatMap(e -> lookup.withEnvelope(e).stream())
                .map(TelemetryApi::payload)
                .forEach(counts::discarded);
        return ok(counts.answer());
    }

    /** What the events of an issue were grouped by. */
    @GET
    @Path("organizations/{org}/issues/{issue}/hashes")
    public Response hashes(String org, String issue) {
        if (inbox.issues().find(issue).isEmpty()) {
            return SentryApi.error(404, "The requested resource does not exist");
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        lookup.all()
                .filter(e -> e.issue() != null && e.issue().id().equals(issue))
                .findFirst()
                .flatMap(lookup::withEnvelope)
                .ifPresent(
                        e ->
                                list.addObject()
                                        .put("id", Fingerprint.hash(payload(e), e.event()))
                                        .set("latestEvent", SentryEvent.of(e)));
        return ok(list);
    }

    private static ObjectNode only(ObjectNode row, List<String> fields) {
        ObjectNode some = JsonNodeFactory.instance.objectNode();
        fields.forEach(field -> some.set(field, row.get(field)));
        return some;
    }

    private static JsonNode payload(StoredEvent stored) {
        try {
            return WireJson.read(stored.item().payload());
        } catch (WireException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static Response ok(JsonNode body) {
        return Response.ok(body.toString()).type(MediaType.APPLICATION_JSON).build();
    }
}
