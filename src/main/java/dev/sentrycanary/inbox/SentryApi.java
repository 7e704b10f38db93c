package dev.sentrycanary.inbox;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
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

import dev.sentrycanary.wire.Bytes;
import dev.sentrycanary.wire.EventIds;
import dev.sentrycanary.wire.WireException;
import dev.sentrycanary.wire.WireJson;

/**
 * The part of Sentry's Web API that proves what was stored. Paths, shapes and errors are Sentry's;
 * organization and project may have any name.
 */
@Path("/api/0")
@Produces(MediaType.APPLICATION_JSON)
@WithInbox
@BearerNeeded
class SentryApi {
    private static final int MOST = 100;

    private final Inbox inbox;
    private final EventLookup lookup;

    SentryApi(Inbox inbox, EventLookup lookup) {
        this.inbox = inbox;
        this.lookup = lookup;
    }

    /** One event as it was stored. */
    @GET
    @Path("projects/{org}/{project}/events/{id}")
    public Response event(String org, String project, String id) {
        return stored(id).map(e -> ok(SentryEvent.of(e))).orElseGet(SentryApi::eventNotFound);
    }

    /** The attachments of an event. */
    @GET
    @Path("projects/{org}/{project}/events/{id}/attachments")
    public Response attachments(String org, String project, String id) {
        if (stored(id).isEmpty()) {
            return eventNotFound();
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        lookup.attachments(id).forEach(a -> list.add(attachment(a)));
        return ok(list);
    }

    /** One attachment, or its bytes with {@code ?download=1}. */
    @GET
    @Path("projects/{org}/{project}/events/{id}/attachments/{attachment}")
    @Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
    public Response attachment(
            String org,
            String project,
            String id,
            String attachment,
            @QueryParam("download") @Nullable String download) {
        Optional<StoredEvent> found =
                lookup.attachments(id).stream()
                        .filter(a -> a.event().id().equals(attachment))
                        .findFirst();
        if (found.isEmpty()) {
            return error(404, "Attachment not found");
        }
        return download == null
                ? ok(attachment(found.get()))
                : Response.ok(found.get().item().payload().toByteArray())
                        .type(MediaType.APPLICATION_OCTET_STREAM)
                        .header("Content-Disposition", "attachment")
                        .header("X-Content-Type-Options", "nosniff")
                        .build();
    }

    /** Where an event is, for those who know its id only. */
    @GET
    @Path("organizations/{org}/eventids/{id}")
    public Response eventId(String org, String id) {
        return stored(id)
                .map(
                        e ->
                                ok(
                                        JsonNodeFactory.instance
                                                .objectNode()
                                                .put("organizationSlug", org)
                                                .put("projectSlug", e.event().project())
                                                .put("groupId", group(e.event()))
                                                .put("eventId", e.event().id())
                                                .set("event", SentryEvent.of(e))))
                .orElseGet(SentryApi::eventNotFound);
    }

    /** One issue. */
    @GET
    @Path("organizations/{org}/issues/{issue}")
    public Response issue(String org, String issue) {
        return inbox.issues().find(issue).map(i -> ok(issue(i))).orElseGet(SentryApi::unknown);
    }

    /** Resolves or reopens an issue. */
    @PUT
    @Path("organizations/{org}/issues/{issue}")
    @Consumes(MediaType.WILDCARD)
    public Response update(String org, String issue, byte[] body) {
        Optional<Boolean> resolved = resolved(body);
        if (resolved.isEmpty()) {
            return error(400, "status must be resolved or unresolved");
        }
        return inbox.issues()
                .resolve(issue, resolved.get())
                .map(i -> ok(issue(i)))
                .orElseGet(SentryApi::unknown);
    }

    /** The latest events of an issue. */
    @GET
    @Path("organizations/{org}/issues/{issue}/events")
    public Response issueEvents(String org, String issue) {
        return inbox.issues().find(issue).isEmpty()
                ? unknown()
                : ok(list(e -> issue.equals(group(e))));
    }

    /** Everything that belongs to a trace. */
    @GET
    @Path("organizations/{org}/trace/{trace}")
    public Response trace(String org, String trace) {
        String id = EventIds.normalize(trace);
        return id == null
                ? error(400, "Invalid trace id")
                : ok(list(e -> id.equals(e.summary().traceId())));
    }

    private ArrayNode list(Predicate<InboxEvent> which) {
        List<InboxEvent> events = lookup.all().filter(which).limit(MOST).toList();
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        events.stream()
                .flatMap(e -> lookup.withEnvelope(e).stream())
                .forEach(e -> list.add(SentryEvent.of(e)));
        return list;
    }

    /** Sentry wants the id without dashes here. */
    private Optional<StoredEvent> stored(String id) {
        return id.indexOf('-') >= 0 ? Optional.empty() : lookup.find(id);
    }

    private static @Nullable String group(InboxEvent event) {
        return event.issue() == null ? null : event.issue().id();
    }

    private static Optional<Boolean> resolved(byte[] body) {
        try {
            JsonNode status = WireJson.read(Bytes.of(body)).path("status");
            return switch (status.asText()) {
                case "resolved" -> Optional.of(true);
                case "unresolved" -> Optional.of(false);
                default -> Optional.empty();
            };
        } catch (WireException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode attachment(StoredEvent attachment) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", attachment.event().id())
                .put("event_id", attachment.event().summary().eventId())
                .put("name", attachment.event().summary().title())
                .put("type", attachment.item().header("attachment_type"))
                .put("mimetype", attachment.item().header("content_type"))
                .put("size", attachment.item().payload().length())
                .put("dateCreated", attachment.event().receivedAt().toString());
    }

    private static ObjectNode issue(Issue issue) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", issue.id())
                .put("shortId", "CANARY-" + issue.id())
                .put("title", issue.title())
                .put("culprit", issue.culprit())
                .put("level", issue.level())
                .put("status", issue.resolved() ? "resolved" : "unresolved")
                .put("count", Long.toString(issue.count()))
                .put("firstSeen", issue.firstSeen().toString())
                .put("lastSeen", issue.lastSeen().toString());
    }

    private static Response eventNotFound() {
        return error(404, "Event not found");
    }

    private static Response unknown() {
        return error(404, "The requested resource does not exist");
    }

    private static Response ok(JsonNode body) {
        return Response.ok(body.toString()).type(MediaType.APPLICATION_JSON).build();
    }

    static Response error(int status, String detail) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(JsonNodeFactory.instance.objectNode().put("detail", detail).toString())
                .build();
    }
}
