package dev.sentrycanary.web.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One breadcrumb.
 *
 * @param when its moment, or null
 * @param level its severity, {@code info} where the SDK named none
 * @param category what left it, for example {@code console}
 * @param message what it says
 * @param data what else it knows
 */
public record Crumb(
        @Nullable When when, String level, String category, String message, List<Entry> data) {
    /** How many of the newest are read. */
    public static final int MOST = 500;

    private static final int ENTRIES = 30;

    public Crumb {
        data = List.copyOf(data);
    }

    /** How many breadcrumbs an event has, however many of them are read. */
    public static int count(JsonNode event) {
        return Fields.size(event.path("breadcrumbs"));
    }

    /** The newest breadcrumbs of an event, the oldest first, at {@code now}. */
    public static List<Crumb> of(JsonNode event, Instant now) {
        List<Crumb> crumbs = new ArrayList<>();
        for (JsonNode node : Fields.last(event.path("breadcrumbs"), MOST)) {
            Instant at = Fields.instant(node.path("timestamp"));
            String level = Fields.first(node, "level");
            crumbs.add(
                    new Crumb(
                            at == null ? null : new When(at, now),
                            level.isEmpty() ? "info" : level,
                            Fields.first(node, "category", "type"),
                            Fields.first(node, "message"),
                            Contexts.entries(node.path("data"), ENTRIES)));
        }
        return crumbs;
    }
}
