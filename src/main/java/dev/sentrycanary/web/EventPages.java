package dev.sentrycanary.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.inbox.Inbox;
import dev.sentrycanary.inbox.InboxEvent;
import dev.sentrycanary.web.view.EventMarkdown;

/** One event, each of its parts at an address of its own. */
@Path("/events/{id:[0-9a-fA-F-]{32,36}}")
class EventPages {
    private static final String PARTS = "{part:stack|spans|profile|breadcrumbs|context|raw}";

    private final PageContext page;
    private final Inbox inbox;
    private final EventViews views;
    private final Payloads payloads;

    EventPages(PageContext page, Inbox inbox, EventViews views, Payloads payloads) {
        this.page = page;
        this.inbox = inbox;
        this.views = views;
        this.payloads = payloads;
    }

    @GET
    public Response first(String id, UriInfo uri) {
        return part(id, null, uri);
    }

    @GET
    @Path(PARTS)
    public Response part(String id, @Nullable String part, UriInfo uri) {
        Optional<InboxEvent> found = inbox.find(id);
        if (found.isEmpty()) {
            return page.gone("This event is not here");
        }
        InboxEvent event = found.get();
        Map<String, String> query = new LinkedHashMap<>();
        uri.getQueryParameters().forEach((name, values) -> query.put(name, values.get(0)));
        EventView view = views.of(event, part, query);
        String title = view.row().strong() + " " + view.row().title();
        String shelf = Shelf.of(event.summary().kind()).path();
        return page.answer(
                () ->
                        Templates.event(
                                page.shell(title.strip(), shelf, "event:" + event.id(), ""), view),
                () -> PlainText.event(view),
                () -> json(event, view));
    }

    /** The event to paste into an issue or to hand to an assistant. */
    @GET
    @Path("markdown")
    public Response markdown(String id) {
        Optional<InboxEvent> found = inbox.find(id);
        if (found.isEmpty()) {
            return page.gone("This event is not here");
        }
        EventView stack = views.of(found.get(), "stack", Map.of());
        EventView crumbs = views.of(found.get(), "breadcrumbs", Map.of());
        String text =
                EventMarkdown.of(
                        found.get().summary().title(),
                        stack.facts(),
                        stack.thrown(),
                        crumbs.crumbs());
        return Response.ok(text, MediaType.valueOf("text/markdown;charset=UTF-8")).build();
    }

    private Map<String, Object> json(InboxEvent event, EventView view) {
        Map<String, Object> json = new LinkedHashMap<>(Json.row(view.row()));
        view.facts()
                .forEach(
                        fact ->
                                json.putIfAbsent(
                                        fact.name().toLowerCase(java.util.Locale.ROOT),
                                        fact.value()));
        json.put("place", view.near().place());
        json.put("newer", view.near().newer());
        json.put("older", view.near().older());
        json.put("links", view.links().stream().map(NavItem::url).toList());
        json.put("errors", List.copyOf(event.summary().errors()));
        json.put("payload", payloads.element(event));
        return json;
    }
}
