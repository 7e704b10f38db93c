package dev.sentrycanary.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.inbox.Inbox;
import dev.sentrycanary.inbox.InboxEvent;

/** Reads a page of a list off the inbox, in one pass. */
@Singleton
class Listings {
    static final int PAGE = 50;

    private final Inbox inbox;
    private final Rows rows;
    private final ReachedStages stages;

    Listings(Inbox inbox, Rows rows, ReachedStages stages) {
        this.inbox = inbox;
        this.rows = rows;
        this.stages = stages;
    }

    Listing of(Shelf shelf, EventFilter filter, long before) {
        Facets facets = new Facets(stages);
        List<InboxEvent> page = new ArrayList<>();
        int[] counts = new int[3];
        inbox.newestFirst(0, Long.MAX_VALUE)
                .filter(event -> shelf.holds(event.summary().kind()))
                .forEach(
                        event -> {
                            counts[0]++;
                            if (filter.test(event)) {
                                counts[1]++;
                                facets.count(event);
                                if (event.sequence() < before) {
                                    counts[2]++;
                                    if (page.size() < PAGE) {
                                        page.add(event);
                                    }
                                }
                            }
                        });
        Instant now = Instant.now();
        return new Listing(
                shelf,
                filter.mistakes(),
                page.stream().map(event -> rows.of(event, now)).toList(),
                facets.of(shelf, filter.query()),
                counts[0],
                counts[1],
                counts[2] > page.size() ? next(shelf, filter, page) : null,
                before == Long.MAX_VALUE);
    }

    private static @Nullable String next(Shelf shelf, EventFilter filter, List<InboxEvent> page) {
        String search = filter.query().isEmpty() ? "" : "q=" + Shells.encode(filter.query()) + "&";
        return shelf.path() + "?" + search + "before=" + page.get(page.size() - 1).sequence();
    }
}
