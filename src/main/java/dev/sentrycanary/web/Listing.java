package dev.sentrycanary.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.web.view.EventRow;
import dev.sentrycanary.web.view.Figures;

/**
 * One page of a list of events.
 *
 * @param shelf which list
 * @param mistakes what is wrong with the search, a sentence each
 * @param rows the events, newest first
 * @param facets how to narrow it
 * @param held how many events the list has without search
 * @param matched how many match the search
 * @param next address of the page after it, or null
 * @param first whether it is the first page, where new events appear
 */
public record Listing(
        Shelf shelf,
        List<String> mistakes,
        List<EventRow> rows,
        List<Facet> facets,
        int held,
        int matched,
        @Nullable String next,
        boolean first) {
    public Listing {
        mistakes = List.copyOf(mistakes);
        rows = List.copyOf(rows);
        facets = List.copyOf(facets);
    }

    /** How much there is, in words. */
    public String summary() {
        String all = Figures.count(held);
        return matched == held ? all + " " + shelf.noun() : Figures.count(matched) + " of " + all;
    }
}
