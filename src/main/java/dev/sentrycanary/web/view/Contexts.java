package dev.sentrycanary.web.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads what an event tells of its surroundings: request, user, contexts, extras and the rest. */
public final class Contexts {
    private static final int ENTRIES = 200;
    private static final int NAME = 200;
    private static final List<String> REQUEST =
            List.of("method", "url", "query_string", "cookies", "body_size", "data");

    private Contexts() {}

    /** All sections that hold something, in the order in which people ask for them. */
    public static List<Section> of(JsonNode event) {
        List<Section> sections = new ArrayList<>();
        add(sections, "Tags", tags(event.path("tags")));
        add(sections, "User", entries(event.path("user"), ENTRIES));
        request(sections, event.path("request"));
        event.path("contexts")
                .properties()
                .forEach(e -> add(sections, title(e.getKey()), entries(e.getValue(), ENTRIES)));
        add(sections, "Measurements", measurements(event.path("measurements")));
        add(sections, "Extra", entries(event.path("extra"), ENTRIES));
        add(sections, "SDK", entries(event.path("sdk"), ENTRIES));
        add(sections, "Modules", entries(event.path("modules"), ENTRIES));
        return List.copyOf(sections);
    }

    /** What somebody wrote, before its surroundings; also in its older form. */
    public static List<Section> ofFeedback(JsonNode feedback) {
        if (!feedback.path("contexts").has("feedback")) {
            return ofElement(feedback);
        }
        List<Section> sections = new ArrayList<>();
        add(sections, "Feedback", entries(feedback.path("contexts").path("feedback"), ENTRIES));
        of(feedback).stream()
                .filter(section -> !section.title().equals("Feedback"))
                .forEach(sections::add);
        return List.copyOf(sections);
    }

    /** What a log, a metric, a check-in or a session says, attributes unwrapped. */
    public static List<Section> ofElement(JsonNode element) {
        List<Section> sections = new ArrayList<>();
        List<Entry> own = new ArrayList<>();
        List<Entry> attributes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> e : element.properties()) {
            if (!e.getKey().equals("attributes") && own.size() < ENTRIES) {
                own.add(entry(e.getKey(), e.getValue()));
            }
        }
        for (Map.Entry<String, JsonNode> e : element.path("attributes").properties()) {
            JsonNode value = e.getValue().path("value");
            if (attributes.size() < ENTRIES) {
                attributes.add(entry(e.getKey(), value.isMissingNode() ? e.getValue() : value));
            }
        }
        add(sections, "Fields", own);
        add(sections, "Attributes", attributes);
        return List.copyOf(sections);
    }

    /** Tags, sent as an object or as a list of pairs. */
    public static List<Entry> tags(JsonNode tags) {
        if (!tags.isArray()) {
            return entries(tags, ENTRIES);
        }
        List<Entry> entries = new ArrayList<>();
        for (JsonNode pair : Fields.list(tags)) {
            entries.add(entry(pair.path(0).asText(), pair.path(1)));
        }
        return entries;
    }

    static List<Entry> entries(JsonNode node, int most) {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> e : node.properties()) {
            if (entries.size() == most) {
                entries.add(new Entry("…", "only the first " + most + " are shown"));
                break;
            }
            entries.add(entry(e.getKey(), e.getValue()));
        }
        return entries;
    }

    private static List<Entry> measurements(JsonNode measurements) {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> e : measurements.properties()) {
            if (entries.size() < ENTRIES) {
                String unit = Fields.first(e.getValue(), "unit");
                String value = Fields.shown(e.getValue().path("value"));
                entries.add(new Entry(Fields.cut(e.getKey(), NAME), (value + " " + unit).strip()));
            }
        }
        return entries;
    }

    private static void request(List<Section> sections, JsonNode request) {
        List<Entry> plain = new ArrayList<>();
        for (String name : REQUEST) {
            JsonNode value = request.path(name);
            if (!value.isMissingNode() && !value.isNull()) {
                plain.add(entry(name, value));
            }
        }
        add(sections, "Request", plain);
        add(sections, "Request headers", tags(request.path("headers")));
        add(sections, "Request environment", entries(request.path("env"), ENTRIES));
    }

    private static String title(String context) {
        String name = Fields.cut(context.replace('_', ' '), NAME);
        return name.isBlank()
                ? "Context"
                : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static Entry entry(String name, JsonNode value) {
        return new Entry(Fields.cut(name, NAME), Fields.shown(value));
    }

    private static void add(List<Section> sections, String title, List<Entry> entries) {
        if (!entries.isEmpty()) {
            sections.add(new Section(title, entries));
        }
    }
}
