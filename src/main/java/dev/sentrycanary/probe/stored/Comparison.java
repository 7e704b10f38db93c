package dev.sentrycanary.probe.stored;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Compares an event as stored with the event as sent. Everything that was sent must be there; what
 * the target adds is its own affair, and so is what it scrubs or shortens and says so.
 */
final class Comparison {
    /** Sentry cuts longer stack traces in the middle. */
    private static final int FRAMES = 200;

    private final List<String> missing = new ArrayList<>();
    private int compared;

    private Comparison() {}

    /** Compares events in the layout of SDKs. */
    static Comparison of(
            JsonNode sent,
            JsonNode stored,
            Map<String, FileFacts> filesSent,
            @Nullable Map<String, FileFacts> filesStored) {
        Comparison comparison = new Comparison();
        comparison.scalars(sent, stored);
        comparison.message(sent, stored);
        comparison.exceptions(Parts.list(sent, "exception"), Parts.list(stored, "exception"));
        comparison.tags(sent, stored);
        comparison.tree("user", sent.path("user"), stored.path("user"));
        comparison.tree("extra", sent.path("extra"), stored.path("extra"));
        comparison.contexts(sent.path("contexts"), stored.path("contexts"));
        comparison.request(sent.path("request"), stored.path("request"));
        comparison.breadcrumbs(sent, stored);
        comparison.spans(sent.path("spans"), stored.path("spans"));
        comparison.fingerprint(sent.path("fingerprint"), stored);
        if (filesStored != null) {
            filesSent.forEach(
                    (name, file) ->
                            comparison.field(
                                    "attachments." + name, file.equals(filesStored.get(name))));
        }
        return comparison;
    }

    /** Compares all that {@code sent} holds. */
    static Comparison ofItems(JsonNode sent, JsonNode stored) {
        Comparison comparison = new Comparison();
        sent.properties()
                .forEach(
                        field ->
                                comparison.tree(
                                        field.getKey(),
                                        field.getValue(),
                                        stored.path(field.getKey())));
        return comparison;
    }

    /** What was sent and is not there, as dotted paths; never a value. */
    List<String> missing() {
        return List.copyOf(missing);
    }

    /** How many fields were compared. */
    int compared() {
        return compared;
    }

    /** Takes a further fact into the count. */
    void field(String path, boolean kept) {
        compared++;
        if (!kept) {
            missing.add(path);
        }
    }

    private void scalars(JsonNode sent, JsonNode stored) {
        for (String name : List.of("level", "environment", "release", "dist", "transaction")) {
            tree(name, sent.path(name), stored.path(name));
        }
    }

    private void message(JsonNode sent, JsonNode stored) {
        JsonNode message = Parts.message(sent);
        if (Parts.isText(message)) {
            field("message", Parts.same(message, Parts.message(stored)));
        }
    }

    private void exceptions(List<JsonNode> sent, List<JsonNode> stored) {
        for (int i = 0; i < sent.size(); i++) {
            JsonNode was = sent.get(i);
            JsonNode is = i < stored.size() ? stored.get(i) : Parts.NOTHING;
            String path = "exception." + i;
            tree(path + ".type", was.path("type"), is.path("type"));
            tree(path + ".value", was.path("value"), is.path("value"));
            int depth = was.path("stacktrace").path("frames").size();
            if (depth > 0) {
                int kept = is.path("stacktrace").path("frames").size();
                field(path + ".stacktrace", kept >= Math.min(depth, FRAMES));
            }
            JsonNode handled = was.path("mechanism").path("handled");
            tree(path + ".mechanism.handled", handled, is.path("mechanism").path("handled"));
        }
    }

    private void tags(JsonNode sent, JsonNode stored) {
        Map<String, JsonNode> kept = Parts.pairs(stored.path("tags"));
        Parts.pairs(sent.path("tags"))
                .forEach(
                        (key, value) ->
                                tree("tags." + key, value, kept.getOrDefault(key, Parts.NOTHING)));
    }

    private void contexts(JsonNode sent, JsonNode stored) {
        sent.properties()
                .forEach(
                        context -> {
                            String name = context.getKey();
                            JsonNode was = context.getValue();
                            JsonNode is = stored.path(name);
                            if (name.equals("trace")) {
                                tree(
                                        "contexts.trace.trace_id",
                                        was.path("trace_id"),
                                        is.path("trace_id"));
                                tree(
                                        "contexts.trace.span_id",
                                        was.path("span_id"),
                                        is.path("span_id"));
                            } else if (Parts.REWRITTEN_CONTEXTS.contains(name)) {
                                field("contexts." + name, is.isObject());
                            } else {
                                tree("contexts." + name, was, is);
                            }
                        });
    }

    private void request(JsonNode sent, JsonNode stored) {
        tree("request.method", sent.path("method"), stored.path("method"));
        if (Parts.isText(sent.path("url"))) {
            field(
                    "request.url",
                    Parts.withoutQuery(sent.path("url"))
                            .equals(Parts.withoutQuery(stored.path("url"))));
        }
        for (String part : List.of("data", "headers", "query_string")) {
            if (Parts.isFilled(sent.path(part))) {
                field("request." + part, Parts.isFilled(stored.path(part)));
            }
        }
    }

    private void breadcrumbs(JsonNode sent, JsonNode stored) {
        int were = Parts.list(sent, "breadcrumbs").size();
        if (were > 0) {
            field("breadcrumbs", Parts.list(stored, "breadcrumbs").size() >= Math.min(were, 100));
        }
    }

    private void spans(JsonNode sent, JsonNode stored) {
        List<String> kept = new ArrayList<>();
        stored.forEach(span -> kept.add(span.path("span_id").asText()));
        for (JsonNode span : sent) {
            field(
                    "spans." + span.path("op").asText("span"),
                    kept.contains(span.path("span_id").asText()));
        }
    }

    private void fingerprint(JsonNode sent, JsonNode stored) {
        if (Fingerprints.hash(sent) != null) {
            field("fingerprint", Fingerprints.isSame(sent, stored));
        }
    }

    private void tree(String path, JsonNode sent, JsonNode stored) {
        if (sent.isMissingNode() || sent.isNull()) {
            return;
        }
        if (sent.isObject() && stored.isObject()) {
            sent.properties()
                    .forEach(
                            field ->
                                    tree(
                                            path + "." + field.getKey(),
                                            field.getValue(),
                                            stored.path(field.getKey())));
            return;
        }
        field(path, Parts.same(sent, stored));
    }
}
