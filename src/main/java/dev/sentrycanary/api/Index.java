package dev.sentrycanary.api;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriInfo;

import io.sentry.Sentry;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.scenario.Scenario;
import dev.sentrycanary.scenario.ScenarioCatalog;

/** What the service says of itself to a caller who asks for nothing in particular. */
@RequestScoped
class Index {
    private final ScenarioCatalog catalog;
    private final Links links;

    Index(ScenarioCatalog catalog, UriInfo uri) {
        this.catalog = catalog;
        this.links = Links.of(uri);
    }

    Links links() {
        return links;
    }

    Map<String, Object> describe() {
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("name", "Sentry Canary");
        index.put(
                "about",
                "Breaks on purpose and follows the event to Sentry. Each scenario below raises"
                        + " one failure.");
        index.put("target", target());
        index.put("scenarios", catalog.all().stream().map(this::line).toList());
        index.put("post", curlPost());
        index.put("see", List.of(links.root() + "/scenarios", links.root() + "/runs"));
        return index;
    }

    private Map<String, Object> line(Scenario scenario) {
        return Map.of(
                "name", scenario.name(),
                "summary", scenario.summary(),
                "curl", curl(scenario));
    }

    String curl(Scenario scenario) {
        return "curl -i '%s?error_type=%s'".formatted(links.root(), scenario.name());
    }

    private String curlPost() {
        return "curl -i '%s' -H 'Content-Type: application/json' -d '%s'"
                .formatted(links.root(), "{\"test_field\": \"value\", \"trigger_error\": true}");
    }

    private static Map<String, Object> target() {
        SentryOptions options = Sentry.getCurrentScopes().getOptions();
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("dsn", masked(options.getDsn()));
        target.put("environment", String.valueOf(options.getEnvironment()));
        return target;
    }

    /** The DSN without its secrets: the last four characters of the key tell keys apart. */
    static String masked(@Nullable String dsn) {
        if (dsn == null || dsn.isBlank()) {
            return "none";
        }
        URI uri = URI.create(dsn);
        String key = String.valueOf(uri.getUserInfo()).split(":", 2)[0];
        String end = key.length() > 8 ? key.substring(key.length() - 4) : "";
        return "%s://...%s@%s%s"
                .formatted(
                        uri.getScheme(),
                        end,
                        uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()),
                        uri.getRawPath());
    }
}
