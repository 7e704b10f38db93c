package dev.sentrycanary.web;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The lists of the inbox. */
@Path("/")
class ListPages {
    private final PageContext page;
    private final Listings listings;
    private final RunPages runs;
    private final ReachedStages stages;

    ListPages(PageContext page, Listings listings, RunPages runs, ReachedStages stages) {
        this.page = page;
        this.listings = listings;
        this.runs = runs;
        this.stages = stages;
    }

    /** Errors and transactions; where the inbox is off, the runs. */
    @GET
    public Response events(@RestQuery @Nullable String q, @RestQuery @Nullable String before) {
        return page.inbox() ? list(Shelf.EVENTS, q, before) : runs.runs(before);
    }

    @GET
    @Path("{list:logs|metrics|check-ins|sessions|feedback|profiles|other}")
    public Response list(
            String list, @RestQuery @Nullable String q, @RestQuery @Nullable String before) {
        return list(Shelf.at("/" + list), q, before);
    }

    private Response list(Shelf shelf, @Nullable String q, @Nullable String before) {
        if (!page.inbox()) {
            return page.gone("No inbox here");
        }
        EventFilter filter = EventFilter.of(q, stages);
        Long end = Before.of(before);
        Listing listing = listings.of(shelf, filter, end == null ? Long.MAX_VALUE : end);
        return page.answer(
                () ->
                        Templates.list(
                                page.shell(
                                        shelf.title(),
                                        shelf.path(),
                                        listing.first() ? "list:" + shelf.name() : "",
                                        filter.query()),
                                listing),
                () -> PlainText.list(listing, page.dsn()),
                () -> json(listing));
    }

    private static Map<String, Object> json(Listing listing) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("list", listing.shelf().noun());
        json.put("held", listing.held());
        json.put("matched", listing.matched());
        if (!listing.mistakes().isEmpty()) {
            json.put("mistakes", listing.mistakes());
        }
        json.put("events", listing.rows().stream().map(Json::row).toList());
        if (listing.next() != null) {
            json.put("next", listing.next());
        }
        return json;
    }
}
