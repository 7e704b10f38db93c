package dev.sentrycanary.web;

import java.util.List;

/**
 * One way to narrow a list.
 *
 * @param title what it narrows by
 * @param items its values, the most frequent first
 */
public record Facet(String title, List<Item> items) {
    public Facet {
        items = List.copyOf(items);
    }

    /**
     * One value of a facet.
     *
     * @param label the value
     * @param count how many events of the list have it
     * @param url the list narrowed by it, or widened again where it is active
     * @param active whether the list is narrowed by it
     */
    public record Item(String label, String count, String url, boolean active) {}
}
