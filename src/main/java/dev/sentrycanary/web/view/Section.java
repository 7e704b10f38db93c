package dev.sentrycanary.web.view;

import java.util.List;

/**
 * Named values that belong together.
 *
 * @param title what they describe
 * @param entries the values
 */
public record Section(String title, List<Entry> entries) {
    public Section {
        entries = List.copyOf(entries);
    }
}
