package dev.sentrycanary.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.inbox.InboxEvent;
import dev.sentrycanary.inbox.Kind;
import dev.sentrycanary.web.view.Figures;

/** Counts a list's events by what readers narrow by. */
final class Facets {
    private static final int ITEMS = 8;
    private static final int NAMES = 500;

    private final Map<String, Map<String, Integer>> counts = new HashMap<>();
    private final ReachedStages stages;

    Facets(ReachedStages stages) {
        this.stages = stages;
    }

    void count(InboxEvent event) {
        Kind kind = event.summary().kind();
        add("kind", kind.wireName());
        add("level", event.summary().level());
        add("status", event.summary().status());
        add("stage", stages.of(event));
        add("scenario", event.summary().tags().get("canary.scenario"));
        add("env", event.summary().environment());
        add("platform", event.summary().platform());
    }

    List<Facet> of(Shelf shelf, String query) {
        List<Facet> facets = new ArrayList<>();
        facet(facets, "Kind", "kind", shelf, query);
        facet(facets, "Level", "level", shelf, query);
        facet(facets, "Status", "status", shelf, query);
        facet(facets, "Got as far as", "stage", shelf, query);
        facet(facets, "Scenario", "scenario", shelf, query);
        facet(facets, "Environment", "env", shelf, query);
        facet(facets, "Platform", "platform", shelf, query);
        return facets;
    }

    private void facet(List<Facet> facets, String title, String name, Shelf shelf, String query) {
        Map<String, Integer> values = counts.getOrDefault(name, Map.of());
        List<Facet.Item> items = new ArrayList<>();
        values.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(ITEMS)
                .forEach(e -> items.add(item(name, e.getKey(), e.getValue(), shelf, query)));
        boolean narrows = items.size() > 1 || items.stream().anyMatch(Facet.Item::active);
        if (narrows) {
            facets.add(new Facet(title, items));
        }
    }

    private static Facet.Item item(
            String name, String value, int count, Shelf shelf, String query) {
        String term = name + ":" + (value.matches("[\\w.@-]+") ? value : '"' + value + '"');
        boolean active = (" " + query + " ").contains(" " + term + " ");
        String next =
                active
                        ? (" " + query + " ").replace(" " + term + " ", " ").strip()
                        : (query + " " + term).strip();
        String url = next.isEmpty() ? shelf.path() : shelf.path() + "?q=" + Shells.encode(next);
        return new Facet.Item(value, Figures.count(count), url, active);
    }

    private void add(String name, @Nullable String value) {
        if (value != null && !value.isBlank() && value.indexOf('"') < 0) {
            Map<String, Integer> values = counts.computeIfAbsent(name, n -> new HashMap<>());
            if (values.size() < NAMES || values.containsKey(value)) {
                values.merge(value, 1, Integer::sum);
            }
        }
    }
}
