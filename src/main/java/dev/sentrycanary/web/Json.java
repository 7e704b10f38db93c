package dev.sentrycanary.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.web.view.Dot;
import dev.sentrycanary.web.view.EventRow;
import dev.sentrycanary.web.view.RunRow;

/** The pages' records as JSON: maps, so that the native image needs no reflection for them. */
final class Json {
    private Json() {}

    static Map<String, Object> row(EventRow row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", row.id());
        json.put("kind", row.kind());
        json.put("level", row.level());
        json.put("title", row.strong().isEmpty() ? row.title() : row.strong() + ": " + row.title());
        json.put("culprit", row.culprit());
        json.put("received_at", row.when().iso());
        json.put("url", "/events/" + row.id());
        if (!row.dots().isEmpty()) {
            json.put("receipt", dots(row.dots()));
        }
        return json;
    }

    static Map<String, Object> run(RunRow run) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", run.id());
        json.put("scenario", run.scenario());
        json.put("origin", run.origin());
        json.put("verdict", run.outcome());
        cause(json, run.cause());
        json.put("events", run.events());
        json.put("started_at", run.when().iso());
        json.put("url", "/runs/" + run.id());
        return json;
    }

    static List<Map<String, Object>> dots(List<Dot> dots) {
        return dots.stream().map(Json::dot).toList();
    }

    private static Map<String, Object> dot(Dot dot) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("stage", dot.stage());
        json.put("state", dot.state());
        if (dot.when() != null) {
            json.put("at", dot.when().iso());
        }
        json.put("evidence", dot.evidence());
        cause(json, dot.cause());
        return json;
    }

    private static void cause(Map<String, Object> json, @Nullable Cause cause) {
        if (cause != null) {
            json.put("cause", cause.code());
            json.put("hint", cause.hint());
        }
    }
}
