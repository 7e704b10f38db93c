package dev.sentrycanary.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;

import dev.sentrycanary.scenario.Scenario;
import dev.sentrycanary.scenario.ScenarioCatalog;

/**
 * One line for each scenario, as JSON that is written once for each name that callers have for us:
 * to write it anew costs more than all else that the answer needs.
 */
@ApplicationScoped
class ScenarioLines {
    /** Callers choose the name, so no more than these are kept. */
    private static final int MOST = 16;

    private final ScenarioCatalog catalog;
    private final ObjectMapper json;
    private final Map<Key, RawValue> written = new ConcurrentHashMap<>();

    /** What may change: the address, and what is not supported for the moment. */
    private record Key(Links links, List<Optional<String>> unsupported) {}

    ScenarioLines(ScenarioCatalog catalog, ObjectMapper json) {
        this.catalog = catalog;
        this.json = json;
    }

    /** The lines with commands for a caller of that address. */
    RawValue at(Links links) throws JsonProcessingException {
        Key key = new Key(links, catalog.all().stream().map(Scenario::unsupported).toList());
        RawValue known = written.get(key);
        if (known != null) {
            return known;
        }
        RawValue lines =
                new RawValue(
                        json.writeValueAsString(
                                catalog.all().stream().map(it -> line(it, links)).toList()));
        if (written.size() >= MOST) {
            written.clear();
        }
        written.put(key, lines);
        return lines;
    }

    private static Map<String, Object> line(Scenario scenario, Links links) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("name", scenario.name());
        line.put("summary", scenario.summary());
        scenario.unsupported().ifPresent(why -> line.put("unsupported", why));
        example(scenario, links, line);
        return line;
    }

    /** Adds how a scenario is raised. */
    static void example(Scenario scenario, Links links, Map<String, Object> view) {
        if (scenario.commandOnly()) {
            view.put("command", "verify --scenario " + scenario.name());
        } else {
            view.put("curl", links.curl(scenario.name()));
        }
    }
}
