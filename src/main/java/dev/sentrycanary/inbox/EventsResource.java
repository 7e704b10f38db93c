package dev.sentrycanary.inbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import dev.sentrycanary.problem.ProblemException;
import dev.sentrycanary.wire.EventIds;

/** The inbox for people, and for tests of other projects. */
@Path("/inbox/api/events")
@Produces(MediaType.APPLICATION_JSON)
@WithInbox
class EventsResource {
    private static final Set<String> PAGING = Set.of("limit", "cursor");
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 500;

    private final Inbox inbox;
    private final EventLookup lookup;

    EventsResource(Inbox inbox, EventLookup lookup) {
        this.inbox = inbox;
        this.lookup = lookup;
    }

    /** Lists events, newest first. */
    @GET
    public EventPage list(@Context UriInfo uri) {
        MultivaluedMap<String, String> parameters = uri.getQueryParameters();
        EventQuery query = EventQuery.of(parameters, PAGING);
        int limit = (int) EventQuery.number(parameters, "limit", PAGE, 1, LARGEST_PAGE);
        long before = EventQuery.number(parameters, "cursor", Long.MAX_VALUE, 1, Long.MAX_VALUE);
        List<InboxEvent> found =
                inbox.newestFirst(query.since(), before)
                        .filter(query::matches)
                        .limit(limit + 1L)
                        .toList();
        boolean more = found.size() > limit;
        List<InboxEvent> page = more ? found.subList(0, limit) : found;
        String next = more ? Long.toString(page.get(limit - 1).sequence()) : null;
        return new EventPage(page, next, inbox.stats());
    }

    /** Forgets all events and issues. */
    @DELETE
    public void clear() {
        inbox.clear();
    }

    /** One event with its whole payload. */
    @GET
    @Path("{id}")
    public EventDetail event(String id) {
        StoredEvent stored = found(id);
        String eventId = stored.event().summary().eventId();
        boolean file = stored.event().summary().kind() == Kind.ATTACHMENT;
        return EventDetail.of(
                stored, eventId == null || file ? List.of() : lookup.attachments(eventId));
    }

    /** The envelope that brought the event, as it was before compression. */
    @GET
    @Path("{id}/envelope")
    @Produces("application/x-sentry-envelope")
    public Response envelope(String id) {
        return download(id, "envelope", s -> s.envelope().envelope().raw().toByteArray());
    }

    /** The payload alone, byte by byte: how attachments are fetched. */
    @GET
    @Path("{id}/payload")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Response payload(String id) {
        return download(id, "bin", s -> s.item().payload().toByteArray());
    }

    /** The files that belong to the event. */
    @GET
    @Path("{id}/attachments")
    public List<EventDetail.Attachment> attachments(String id) {
        return event(id).attachments();
    }

    private Response download(String id, String suffix, Function<StoredEvent, byte[]> content) {
        StoredEvent stored = found(id);
        String name = stored.event().id() + "." + suffix;
        // What strangers sent is never to be shown by a browser as a page of ours.
        return Response.ok(content.apply(stored))
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private StoredEvent found(String id) {
        if (EventIds.normalize(id) == null) {
            throw new ProblemException(
                    400, "Bad event id", "An event id is 32 hex digits.", Map.of());
        }
        return lookup.find(id)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        404,
                                        "Unknown event",
                                        "No such event is in the inbox. It holds %d; the oldest make room beyond canary.inbox.max-events and canary.inbox.max-bytes."
                                                .formatted(inbox.stats().events()),
                                        Map.of()));
    }
}
