package dev.sentrycanary.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sentry.Sentry;

import dev.sentrycanary.probe.target.Targets;
import dev.sentrycanary.probe.watch.Watcher;

/** What the service says of itself to a caller who asks for nothing in particular. */
@RequestScoped
class Index {
    private final ScenarioLines lines;
    private final Targets targets;
    private final Watcher watcher;
    private final Links links;

    Index(ScenarioLines lines, Targets targets, Watcher watcher, UriInfo uri) {
        this.lines = lines;
        this.targets = targets;
        this.watcher = watcher;
        this.links = Links.of(uri);
    }

    Links links() {
        return links;
    }

    Map<String, Object> describe() throws JsonProcessingException {
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("name", "Sentry Canary");
        index.put(
                "about",
                "Breaks on purpose and follows the event to Sentry. Each scenario below raises"
                        + " one failure.");
        index.put("target", target());
        index.put("watch", WatchView.of(watcher));
        index.put("scenarios", lines.at(links));
        index.put("post", curlPost());
        index.put("see", List.of(links.root() + "/scenarios", links.root() + "/runs"));
        return index;
    }

    private String curlPost() {
        return "curl -i '%s' -H 'Content-Type: application/json' -d '%s'"
                .formatted(links.root(), "{\"test_field\": \"value\", \"trigger_error\": true}");
    }

    private Map<String, Object> target() {
        Map<String, Object> target = new LinkedHashMap<>();
        // The text form of a DSN has its key masked.
        target.put("dsn", targets.current().map(t -> t.dsn().toString()).orElse("none"));
        target.put("kind", kind());
        target.put(
                "environment",
                // Not of the current scopes: to ask for those would make this request pay for some.
                String.valueOf(Sentry.getGlobalScope().getOptions().getEnvironment()));
        return target;
    }

    private String kind() {
        return targets.current()
                .map(target -> target.kind().name().toLowerCase(Locale.ROOT))
                .orElse("none");
    }
}
