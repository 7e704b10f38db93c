package dev.sentrycanary.web;

import java.util.Iterator;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.inbox.Inbox;
import dev.sentrycanary.inbox.InboxEvent;
import dev.sentrycanary.web.view.Figures;

/**
 * Where an event stands in its list.
 *
 * @param newer id of the next newer event, or null
 * @param older id of the next older event, or null
 * @param place its place, 1 for the newest; 0 where it has left the list meanwhile
 * @param all how many events the list has
 */
public record Neighbours(@Nullable String newer, @Nullable String older, int place, int all) {
    static Neighbours of(Inbox inbox, InboxEvent event) {
        Shelf shelf = Shelf.of(event.summary().kind());
        Iterator<InboxEvent> list =
                inbox.newestFirst(0, Long.MAX_VALUE)
                        .filter(e -> shelf.holds(e.summary().kind()))
                        .iterator();
        String newer = null;
        String older = null;
        int place = 0;
        int all = 0;
        while (list.hasNext()) {
            InboxEvent each = list.next();
            all++;
            if (each.sequence() > event.sequence()) {
                newer = each.id();
            } else if (each.sequence() == event.sequence()) {
                place = all;
            } else if (older == null) {
                older = each.id();
            }
        }
        return new Neighbours(newer, older, place, all);
    }

    /** For example {@code 3 of 1,204}. */
    public String text() {
        return Figures.count(place) + " of " + Figures.count(all);
    }
}
